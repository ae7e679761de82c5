package org.bthost.provisioning.provision;

import java.time.Duration;
import java.util.Optional;
import org.bthost.provisioning.domain.JobKey;
import org.bthost.provisioning.journal.JobBoard;

/** One job with a schedule of its own: a chore, or a chore for one panel. Thread-safe. */
public sealed interface Slot permits NodeSlot, SharedSlot {
  Chore chore();

  JobKey job();

  /** How long after the start it is first run: a chore's panels are spread over its interval. */
  Duration offset();

  /**
   * Takes the turn.
   *
   * @return the run that is now to be carried out; empty where the job is paused, or is running
   */
  Optional<Runnable> begin();

  /** The job as it stands; {@code onBoard} is what the board shows of it. */
  JobBoard.Row row(JobBoard.Row onBoard);

  /** What tells it from all others; the same on every node and after a restart. */
  default String name() {
    return job().toString();
  }

  default Duration every() {
    return chore().every();
  }

  default boolean onEachNode() {
    return chore().onEachNode();
  }
}
