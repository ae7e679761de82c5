package org.bthost.provisioning.provision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bthost.provisioning.domain.JobKey;
import org.bthost.provisioning.journal.JobBoard;
import org.bthost.provisioning.journal.JobBoard.Row;

/** A job that this node runs for itself and remembers in memory. */
final class NodeSlot implements Slot {
  private final Chore chore;
  private final JobKey job;
  private final JobBoard board;
  private final Clock clock;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile Row last;

  NodeSlot(Chore chore, JobKey job, JobBoard board, Clock clock) {
    this.chore = chore;
    this.job = job;
    this.board = board;
    this.clock = clock;
    this.last = Row.blank(job);
  }

  @Override
  public Chore chore() {
    return chore;
  }

  @Override
  public JobKey job() {
    return job;
  }

  @Override
  public Duration offset() {
    return Duration.ZERO;
  }

  @Override
  public Optional<Runnable> begin() {
    if (board.isPaused(job) || !running.compareAndSet(false, true)) {
      return Optional.empty();
    }
    return Optional.of(this::run);
  }

  private void run() {
    try {
      Instant start = clock.instant();
      last = begun(last, start);
      Findings found = Findings.of(chore, job, () -> {});
      last = ended(start, clock.instant(), found);
    } finally {
      running.set(false);
    }
  }

  private Row begun(Row before, Instant start) {
    return new Row(
        job,
        false,
        Optional.of(start),
        before.endedAt(),
        before.took(),
        before.failed(),
        before.findings(),
        Optional.of(start));
  }

  private Row ended(Instant start, Instant end, Findings found) {
    return new Row(
        job,
        false,
        Optional.of(start),
        Optional.of(end),
        Optional.of(Duration.between(start, end)),
        found.failed(),
        Optional.of(found.text()),
        Optional.empty());
  }

  @Override
  public Row row(Row onBoard) {
    Row now = last;
    return new Row(
        job,
        onBoard.paused(),
        now.startedAt(),
        now.endedAt(),
        now.took(),
        now.failed(),
        now.findings(),
        now.runningSince());
  }
}
