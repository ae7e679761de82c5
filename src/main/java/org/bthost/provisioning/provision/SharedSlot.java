package org.bthost.provisioning.provision;

import java.time.Duration;
import java.util.Optional;
import org.bthost.provisioning.domain.JobKey;
import org.bthost.provisioning.journal.JobBoard;

/** A job of the whole cluster, run by the node that gets the turn. */
record SharedSlot(Chore chore, JobKey job, Duration offset, Turns turns) implements Slot {
  @Override
  public Optional<Runnable> begin() {
    return turns
        .begin(job)
        .map(turn -> () -> turns.end(turn, Findings.of(chore, job, turns.permit(turn))));
  }

  @Override
  public JobBoard.Row row(JobBoard.Row onBoard) {
    return onBoard;
  }
}
