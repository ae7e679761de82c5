package org.bthost.provisioning.provision;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.JobKey;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.journal.JobBoard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chores of the module: whose turn each is, what the last turn found, and what people have said
 * about them. It does not know when a job is due: a clock fires it. A firing may be lost, and one
 * too many does no harm, as a turn is held by one node alone. Thread-safe.
 */
public final class Rota implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rota.class);
  private static final int BY_HAND_AT_ONCE = 4;

  private final JobBoard board;
  private final Turns turns;
  private final Clock clock;
  private final ExecutorService byHand;
  private final Map<String, Slot> slots;

  /**
   * A rota, whose turns are kept from now on.
   *
   * @param node tells this node's turns from those of others
   * @param lease how long another node waits for a turn whose holder is silent
   */
  public Rota(
      List<Chore> chores,
      JobBoard board,
      String node,
      Duration lease,
      Clock clock,
      ThreadFactory threads) {
    this.board = board;
    this.clock = clock;
    this.turns = Turns.start(board, node, lease, threads);
    this.byHand = Executors.newFixedThreadPool(BY_HAND_AT_ONCE, threads);
    this.slots =
        chores.stream()
            .flatMap(chore -> slots(chore).stream())
            .collect(
                Collectors.toMap(Slot::name, Function.identity(), Rota::twice, LinkedHashMap::new));
  }

  private static Slot twice(Slot one, Slot other) {
    throw new IllegalArgumentException("two jobs are named " + other.name());
  }

  private List<Slot> slots(Chore chore) {
    var made = new ArrayList<Slot>();
    List<JobKey> jobs = chore.jobs();
    for (int i = 0; i < jobs.size(); i++) {
      JobKey job = jobs.get(i);
      Duration offset = chore.every().multipliedBy(i).dividedBy(jobs.size());
      made.add(
          chore.onEachNode()
              ? new NodeSlot(chore, job, board, clock)
              : new SharedSlot(chore, job, offset, turns));
    }
    return made;
  }

  /** Every job, each to be fired by its own schedule. */
  public List<Slot> slots() {
    return List.copyOf(slots.values());
  }

  /** How many panels there are jobs for. */
  public long panels() {
    return slots.values().stream().flatMap(it -> it.job().panel().stream()).distinct().count();
  }

  /** Runs a job now, in the caller's thread, if it is not paused and no one runs it already. */
  public void fire(String name) {
    Slot slot = slots.get(name);
    if (slot == null) {
      LOG.warn("job {} was fired, but is none of this node's; it was not run", name);
      return;
    }
    try {
      slot.begin().ifPresent(Runnable::run);
    } catch (RuntimeException e) {
      LOG.error("job {} can't take or give back its turn; it is fired again later", name, e);
    }
  }

  /**
   * A job as people see it.
   *
   * @param every from one start to the next
   */
  public record Entry(Duration every, JobBoard.Row row) {}

  /** Every job as it stands. */
  public List<Entry> entries() {
    return entries(slots());
  }

  private List<Entry> entries(List<Slot> wanted) {
    Map<JobKey, JobBoard.Row> rows =
        board.list().stream().collect(Collectors.toMap(JobBoard.Row::job, Function.identity()));
    return wanted.stream()
        .map(slot -> new Entry(slot.every(), slot.row(row(rows, slot.job()))))
        .toList();
  }

  private static JobBoard.Row row(Map<JobKey, JobBoard.Row> rows, JobKey job) {
    return rows.getOrDefault(job, JobBoard.Row.blank(job));
  }

  /**
   * Runs jobs at once, on this node, beside their schedule.
   *
   * @param panel the panel to run it for; for every one where empty
   * @return those that run now; none where all are paused or running
   * @throws UnknownJob where there is none
   */
  public List<Entry> runNow(String name, Optional<String> panel) {
    var begun = new ArrayList<Slot>();
    for (Slot slot : find(name, panel)) {
      slot.begin()
          .ifPresent(
              run -> {
                begun.add(slot);
                byHand.execute(() -> carryOut(slot, run));
              });
    }
    return begun.isEmpty() ? List.of() : entries(begun);
  }

  private static void carryOut(Slot slot, Runnable run) {
    try {
      run.run();
    } catch (RuntimeException e) {
      LOG.error("job {} can't give back its turn; another has it when it ran out", slot.name(), e);
    }
  }

  /**
   * Lets jobs rest, on every node and over restarts, until they are resumed.
   *
   * @throws UnknownJob where there is none
   */
  public List<Entry> pause(String name, Optional<String> panel) {
    List<Slot> found = find(name, panel);
    found.forEach(slot -> board.pause(slot.job()));
    return entries(found);
  }

  /**
   * Lets paused jobs run again, from their next time on.
   *
   * @throws UnknownJob where there is none
   */
  public List<Entry> resume(String name, Optional<String> panel) {
    List<Slot> found = find(name, panel);
    found.forEach(slot -> board.resume(slot.job()));
    return entries(found);
  }

  private List<Slot> find(String name, Optional<String> panel) {
    List<Slot> named =
        slots.values().stream().filter(slot -> slot.job().name().equals(name)).toList();
    if (named.isEmpty()) {
      throw new UnknownJob("there is no job '" + name + "'; there are: " + names());
    }
    if (panel.isEmpty()) {
      return named;
    }
    List<Slot> found =
        named.stream()
            .filter(slot -> panel.equals(slot.job().panel().map(PanelId::value)))
            .toList();
    if (found.isEmpty()) {
      throw new UnknownJob(noSuchPanel(name, panel.get(), named));
    }
    return found;
  }

  private String names() {
    return slots.values().stream()
        .map(slot -> slot.job().name())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String noSuchPanel(String name, String panel, List<Slot> named) {
    String panels =
        named.stream()
            .flatMap(slot -> slot.job().panel().stream())
            .map(PanelId::value)
            .collect(Collectors.joining(", "));
    return panels.isEmpty()
        ? "job '" + name + "' is not run for single panels; leave panel out"
        : "job '" + name + "' is not run for a panel '" + panel + "'; it is for: " + panels;
  }

  /** Runs nothing more by hand, and waits a short while for what does run. */
  @Override
  public void close() {
    Farewell.to(byHand);
    turns.close();
  }
}
