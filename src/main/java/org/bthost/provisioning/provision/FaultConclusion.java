package org.bthost.provisioning.provision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.CallRecord;
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.Ledger;
import org.bthost.provisioning.journal.UnreadableRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes that an attempt failed inside the module. It is counted like any failure, or it would come
 * back for ever; and no more is read than must be, as it may be a row itself that failed.
 */
final class FaultConclusion {
  private static final Logger LOG = LoggerFactory.getLogger(FaultConclusion.class);

  private final Journal journal;
  private final Backoff backoff;
  private final int mostAttempts;
  private final Clock clock;

  FaultConclusion(Journal journal, Backoff backoff, int mostAttempts, Clock clock) {
    this.journal = journal;
    this.backoff = backoff;
    this.mostAttempts = mostAttempts;
    this.clock = clock;
  }

  void write(Lease lease, RuntimeException fault) {
    String why =
        fault instanceof UnreadableRow bad
            ? bad.getMessage()
            : "the module failed inside (" + fault.getClass().getSimpleName() + "); see its log";
    journal.write(
        ledger -> {
          ledger.confirm(lease);
          List<Integer> attempts =
              ledger.unfinished(lease.service()).stream()
                  .flatMap(id -> count(ledger, id, why).stream())
                  .toList();
          ledger.release(lease, next(ledger.now(), attempts));
          return lease;
        });
    journal
        .audit()
        .append(
            lease,
            new CallRecord(clock.instant(), "attempt", false, 0, Duration.ZERO, "fault", why));
  }

  private Optional<Instant> next(Instant now, List<Integer> attempts) {
    return attempts.stream()
        .max(Integer::compare)
        .map(most -> now.plus(backoff.after(FailureClass.FAULT, most)));
  }

  /** Counts an attempt of one operation; empty where none follows, else how many there were. */
  private Optional<Integer> count(Ledger ledger, OperationId id, String why) {
    Operation counted;
    try {
      counted = ledger.operation(id).orElseThrow().counted();
    } catch (UnreadableRow bad) {
      LOG.error("{}; its attempts are counted, and after {} it is held", why, mostAttempts);
      return ledger.countUnreadable(
          id, mostAttempts, bad.getMessage() + ", then retry it, or cancel it");
    }
    if (counted.generation() == 0) {
      return Optional.empty();
    }
    boolean goesOn = counted.attempts() < mostAttempts;
    ledger.change(
        goesOn
            ? counted.stopped(
                Status.WAITING,
                FailureClass.FAULT,
                Situation.waiting(FailureClass.FAULT, why),
                ledger.now())
            : counted.stopped(
                Status.HELD,
                FailureClass.FAULT,
                Situation.held(counted, FailureClass.FAULT, why, ""),
                ledger.now()));
    return goesOn ? Optional.of(counted.attempts()) : Optional.empty();
  }
}
