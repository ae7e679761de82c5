package org.bthost.provisioning.provision;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bthost.provisioning.domain.JobKey;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Permit;

/**
 * Something that is done again and again, such as a look at every host of a panel.
 *
 * @param every from one start to the next
 * @param onEachNode whether each node of a cluster does it for itself, without a turn
 * @param jobs itself, or itself for each panel that it is done for
 */
public record Chore(String name, Duration every, boolean onEachNode, List<JobKey> jobs, Work work) {
  public Chore {
    jobs = List.copyOf(jobs);
  }

  /** What is done. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does it once.
     *
     * @param permit ends work whose turn was lost; to be asked before each writing call to a panel
     * @return what was found, in a sentence without secrets
     */
    String run(Optional<PanelId> panel, Permit permit);
  }

  /** What is done for one panel; see {@link Work}. */
  @FunctionalInterface
  public interface PanelWork {
    String run(PanelId panel, Permit permit);
  }

  /** A chore done once for the whole installation, by whichever node. */
  public static Chore once(String name, Duration every, Supplier<String> work) {
    return new Chore(name, every, false, List.of(alone(name)), (none, permit) -> work.get());
  }

  /** A chore done for each panel by itself, each time by whichever node. */
  public static Chore perPanel(String name, Duration every, List<PanelId> panels, PanelWork work) {
    return new Chore(
        name,
        every,
        false,
        panels.stream().map(panel -> new JobKey(name, Optional.of(panel))).toList(),
        (panel, permit) -> work.run(panel.orElseThrow(), permit));
  }

  /**
   * A chore done by each node for what it alone has. Its runs are not written to the database: what
   * is done every second would be written twice a second. So each node shows its own last run,
   * since its start; a pause holds for all of them.
   */
  public static Chore onEachNode(String name, Duration every, Supplier<String> work) {
    return new Chore(name, every, true, List.of(alone(name)), (none, permit) -> work.get());
  }

  private static JobKey alone(String name) {
    return new JobKey(name, Optional.empty());
  }
}
