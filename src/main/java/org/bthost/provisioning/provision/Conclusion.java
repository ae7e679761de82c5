package org.bthost.provisioning.provision;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.Field;
import org.bthost.provisioning.domain.ObservedState;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.Sighting;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes how an attempt ended: each operation's own end, and when to look again. */
final class Conclusion {
  private static final Logger LOG = LoggerFactory.getLogger(Conclusion.class);

  private final Backoff backoff;
  private final int mostAttempts;

  /**
   * @param mostAttempts attempts at a panel that answers, after which an operation is held
   */
  Conclusion(Backoff backoff, int mostAttempts) {
    this.backoff = backoff;
    this.mostAttempts = mostAttempts;
  }

  void write(Attempt attempt, Verdict verdict) {
    attempt.inLease(
        ledger -> {
          Service service = remember(ledger, attempt, verdict);
          List<Operation> ended =
              attempt.operations().stream()
                  .filter(it -> stillRuns(ledger, it))
                  .map(it -> end(ledger, attempt, it, verdict))
                  .toList();
          ended.forEach(ledger::change);
          ended.forEach(it -> tell(attempt, it));
          Service awake = Submissions.wakeWaiting(ledger, service);
          if (verdict instanceof Verdict.Placed || verdict instanceof Verdict.Parked) {
            ledger.giveBack(attempt.lease());
          } else {
            ledger.release(attempt.lease(), nextLook(ledger, awake, verdict));
          }
          return awake;
        });
    attempt.record("attempt", name(verdict), attempt.notes());
  }

  private static String name(Verdict verdict) {
    return verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** An event may have superseded an operation since the attempt last read it. */
  private static boolean stillRuns(Ledger ledger, Operation operation) {
    return ledger
        .operationOf(operation.intent().key())
        .filter(now -> now.status() == Status.RUNNING)
        .isPresent();
  }

  private Service remember(Ledger ledger, Attempt attempt, Verdict verdict) {
    Service service = attempt.service();
    if (!(verdict instanceof Verdict.Seen seen)) {
      return service;
    }
    ledger.keepSighting(service.id(), sighting(seen, attempt.now()));
    Service known = service;
    boolean upToDate =
        service.desired().filter(wish -> wish.generation() == upTo(attempt)).isPresent();
    if (upToDate) {
      known = learn(ledger, service, seen);
    }
    ledger.keepMemory(known);
    return known;
  }

  /** The generation that the attempt has worked on; a newer one came too late for it. */
  private static long upTo(Attempt attempt) {
    return attempt.operations().stream().mapToLong(Operation::generation).max().orElse(0);
  }

  private static Service learn(Ledger ledger, Service service, Verdict.Seen seen) {
    Service known = service;
    boolean fits = seen.left().stream().noneMatch(it -> it.fields().contains(Field.PACKAGE));
    if (fits && seen.observed() instanceof ObservedState.Present) {
      known = known.applied(service.wanted().product());
    }
    if (seen.left().stream().allMatch(it -> it.cure() instanceof Cure.Tell)) {
      known = known.reached(service.wanted().generation());
    }
    return takeBackRefused(ledger, known, seen);
  }

  /** A refused change of package leaves the service with the product it has. */
  private static Service takeBackRefused(Ledger ledger, Service service, Verdict.Seen seen) {
    boolean refused = seen.left().stream().anyMatch(it -> it.cure() instanceof Cure.Refuse);
    if (!refused || service.appliedProduct().isEmpty()) {
      return service;
    }
    Service back =
        service.wanting(service.wanted().next(service.appliedProduct().get()), service.sequences());
    ledger.keepWishes(back);
    return back.reached(back.wanted().generation());
  }

  private static Sighting sighting(Verdict.Seen seen, Instant at) {
    List<String> drift = seen.left().stream().map(Drift::what).toList();
    if (seen.observed() instanceof ObservedState.Present present) {
      String state = DriftDetector.say(present.sight().row());
      return new Sighting(state, Optional.of(present.sight().endsOn()), drift, at);
    }
    return new Sighting("absent", Optional.empty(), drift, at);
  }

  private Operation end(Ledger ledger, Attempt attempt, Operation operation, Verdict verdict) {
    Instant now = ledger.now();
    if (verdict instanceof Verdict.Placed) {
      return operation.at(Status.PENDING, operation.generation(), operation.lastError(), now);
    }
    if (verdict instanceof Verdict.Parked parked) {
      return finish(operation, Status.WAITING, parked.why(), now);
    }
    if (verdict instanceof Verdict.Refused refused) {
      return finish(operation.counted(), Status.FAILED, refused.why(), now);
    }
    if (verdict instanceof Verdict.Held held) {
      return finish(operation.counted(), Status.HELD, held.why(), now);
    }
    if (verdict instanceof Verdict.Waiting waiting) {
      String why = waiting.why() + (attempt.notes().isEmpty() ? "" : " (" + attempt.notes() + ")");
      boolean counts = !waiting.panelDown() && waiting.until().isEmpty();
      return counts
          ? again(operation.counted(), why, now)
          : finish(operation, Status.WAITING, why, now);
    }
    return endSeen(attempt, operation.counted(), ((Verdict.Seen) verdict).left(), now);
  }

  private Operation endSeen(Attempt attempt, Operation operation, List<Drift> left, Instant now) {
    List<Drift> open = left.stream().filter(drift -> concerns(operation, drift)).toList();
    String why =
        open.stream().map(Drift::what).collect(Collectors.joining("; "))
            + (attempt.notes().isEmpty() ? "" : " (" + attempt.notes() + ")");
    if (open.isEmpty()) {
      return operation.at(Status.SUCCEEDED, operation.generation(), Optional.empty(), now);
    }
    if (open.stream().anyMatch(Drift::passing)) {
      return again(operation, why, now);
    }
    boolean refused = open.stream().anyMatch(drift -> drift.cure() instanceof Cure.Refuse);
    return finish(operation, refused ? Status.FAILED : Status.HELD, why, now);
  }

  /**
   * Whether an operation is not done while this drift is left. A renewal also waits for the start
   * that it makes possible, but not for a lifecycle that a person holds.
   */
  private static boolean concerns(Operation operation, Drift drift) {
    if (drift.cure() instanceof Cure.Tell) {
      return false;
    }
    boolean own = operation.verb().writes().stream().anyMatch(drift.fields()::contains);
    boolean startAfterRenewal =
        operation.verb() == Verb.RENEW
            && drift.fields().contains(Field.LIFECYCLE)
            && drift.passing();
    return own || startAfterRenewal;
  }

  private Operation again(Operation operation, String why, Instant now) {
    return operation.attempts() < mostAttempts
        ? finish(operation, Status.WAITING, why, now)
        : finish(
            operation,
            Status.HELD,
            why
                + "; held after "
                + operation.attempts()
                + " attempts; retry it, cancel it, or mark it as done",
            now);
  }

  private static Operation finish(Operation operation, Status status, String why, Instant now) {
    return operation.at(status, operation.generation(), Optional.of(why), now);
  }

  private static void tell(Attempt attempt, Operation operation) {
    LOG.info(
        "operation {} ({} of service {}) is {} after {} attempts{}",
        operation.id(),
        operation.verb(),
        attempt.service().id(),
        operation.status(),
        operation.attempts(),
        operation.lastError().map(error -> ": " + error).orElse(""));
  }

  private Optional<Instant> nextLook(Ledger ledger, Service service, Verdict verdict) {
    List<Operation> open =
        ledger.openOperations(service.id()).stream()
            .filter(it -> it.generation() > 0 && it.status() != Status.HELD)
            .toList();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Instant now = ledger.now();
    if (open.stream().anyMatch(it -> it.status() == Status.PENDING)) {
      return Optional.of(now);
    }
    return Optional.of(now.plus(pause(open, verdict)));
  }

  private Duration pause(List<Operation> open, Verdict verdict) {
    if (verdict instanceof Verdict.Waiting waiting
        && (waiting.panelDown() || waiting.until().isPresent())) {
      return backoff.whilePanelIsDown();
    }
    int attempts = open.stream().map(Operation::attempts).max(Comparator.naturalOrder()).orElse(1);
    return backoff.after(attempts);
  }
}
