package org.bthost.provisioning.provision;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.Field;
import org.bthost.provisioning.domain.IssuedName;
import org.bthost.provisioning.domain.Lifecycle;
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

  /** The verbs that a remark about the package belongs to. */
  private static final Set<Verb> OF_PACKAGE = Set.of(Verb.CREATE, Verb.CHANGE_PACKAGE);

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
              Stream.concat(
                      attempt.operations().stream()
                          .filter(it -> stillRuns(ledger, it))
                          .map(it -> end(ledger, attempt, it, verdict)),
                      fulfilled(ledger, attempt, verdict))
                  .toList();
          ended.forEach(ledger::change);
          ended.forEach(Conclusion::tell);
          Service awake = Submissions.wakeWaiting(ledger, service);
          if (verdict instanceof Verdict.Placed || verdict instanceof Verdict.Parked) {
            ledger.giveBack(attempt.lease());
          } else {
            ledger.release(attempt.lease(), nextLook(ledger, attempt, awake, verdict));
          }
          return awake;
        });
    attempt.record("attempt", name(verdict), withNotes(attempt, why(verdict)));
  }

  private static String name(Verdict verdict) {
    String name =
        failure(verdict).map(FailureClass::name).orElse(verdict.getClass().getSimpleName());
    return name.toLowerCase(Locale.ROOT);
  }

  /** Why every operation waits, where they all do. */
  private static Optional<FailureClass> failure(Verdict verdict) {
    if (verdict instanceof Verdict.NoRoom) {
      return Optional.of(FailureClass.NO_ROOM);
    }
    return verdict instanceof Verdict.Waiting waiting
        ? Optional.of(waiting.failure())
        : Optional.empty();
  }

  private static String why(Verdict verdict) {
    if (verdict instanceof Verdict.Waiting waiting) {
      return waiting.why();
    }
    if (verdict instanceof Verdict.NoRoom full) {
      return full.why();
    }
    if (verdict instanceof Verdict.Held held) {
      return held.why();
    }
    if (verdict instanceof Verdict.Parked parked) {
      return parked.why();
    }
    if (verdict instanceof Verdict.Placed) {
      return "";
    }
    return verdict instanceof Verdict.Refused refused
        ? refused.why()
        : told(((Verdict.Seen) verdict).left());
  }

  private static String told(List<Drift> drifts) {
    return drifts.stream().map(Drift::what).collect(Collectors.joining("; "));
  }

  private static String withNotes(Attempt attempt, String why) {
    return attempt.notes().isEmpty() ? why : (why + " (" + attempt.notes() + ")").strip();
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
    ledger.keepSighting(service.id(), sighting(seen, ledger.now()));
    Service known = service;
    if (isUpToDate(attempt)) {
      known = learn(ledger, attempt, seen);
    }
    ledger.keepMemory(known);
    return known;
  }

  /** Whether no event changed what is wanted since the attempt last read it. */
  private static boolean isUpToDate(Attempt attempt) {
    return attempt
        .service()
        .desired()
        .filter(wish -> wish.generation() == attempt.workedOn())
        .isPresent();
  }

  /** Held operations whose wish was seen fulfilled: someone has put right what held them. */
  private static Stream<Operation> fulfilled(Ledger ledger, Attempt attempt, Verdict verdict) {
    if (!(verdict instanceof Verdict.Seen seen) || !isUpToDate(attempt)) {
      return Stream.empty();
    }
    Set<Field> open =
        seen.left().stream().flatMap(it -> it.fields().stream()).collect(Collectors.toSet());
    return ledger.openOperations(attempt.service().id()).stream()
        .filter(it -> it.status() == Status.HELD && it.generation() > 0)
        .filter(it -> !it.verb().isAction())
        .filter(it -> it.verb().writes().stream().noneMatch(open::contains))
        .map(it -> it.at(Status.SUCCEEDED, it.generation(), Optional.empty(), ledger.now()));
  }

  private static Service learn(Ledger ledger, Attempt attempt, Verdict.Seen seen) {
    Service service = attempt.service();
    Service known = service;
    boolean fits = seen.left().stream().noneMatch(it -> it.fields().contains(Field.PACKAGE));
    if (fits && seen.observed() instanceof ObservedState.Present) {
      known = known.applied(service.wanted().ordered());
    }
    if (seen.left().stream().allMatch(it -> it.cure() instanceof Cure.Tell)) {
      known = known.reached(service.wanted().generation());
    }
    boolean refused =
        seen.left().stream().anyMatch(it -> it.cure() instanceof Cure.Refuse)
            && seen.left().stream().noneMatch(Drift::passing);
    return refused ? takeBack(ledger, attempt, known) : known;
  }

  /**
   * A refused restoring leaves the service terminated, a refused change of package with the package
   * it has; not while anything is still being cured, as its operation waits then, and would find
   * nothing left to refuse.
   */
  private static Service takeBack(Ledger ledger, Attempt attempt, Service service) {
    DesiredState wish = service.wanted();
    Optional<DesiredState> back =
        attempt.asked().verbs().contains(Verb.RESTORE)
            ? Optional.of(wish.next(Lifecycle.TERMINATED))
            : service.applied().map(wish::next);
    if (back.isEmpty()) {
      return service;
    }
    Service known = service.wanting(back.get(), service.sequences());
    ledger.keepWishes(known);
    return known.reached(back.get().generation());
  }

  private static Sighting sighting(Verdict.Seen seen, Instant at) {
    List<String> drift = seen.left().stream().map(Drift::what).toList();
    if (seen.observed() instanceof ObservedState.Present present) {
      String state = DriftDetector.say(present.sight().row());
      return new Sighting(
          state,
          Optional.of(present.sight().webServer()),
          Optional.of(present.sight().endsOn()),
          Optional.of(present.sight().limits()),
          drift,
          at);
    }
    return new Sighting("absent", Optional.empty(), Optional.empty(), Optional.empty(), drift, at);
  }

  private Operation end(Ledger ledger, Attempt attempt, Operation operation, Verdict verdict) {
    if (verdict instanceof Verdict.Placed) {
      Optional<String> before = operation.lastError();
      return operation.at(Status.PENDING, operation.generation(), before, ledger.now());
    }
    if (verdict instanceof Verdict.Seen seen) {
      return endSeen(ledger, attempt, operation.counted(), seen);
    }
    String why = withNotes(attempt, why(verdict));
    if (verdict instanceof Verdict.Parked) {
      return wait(ledger, operation, FailureClass.PANEL_DOWN, why);
    }
    if (verdict instanceof Verdict.Refused) {
      return refuse(ledger, operation.counted(), why);
    }
    Optional<FailureClass> failure = failure(verdict);
    if (failure.isPresent()) {
      return failure.get().isCounted()
          ? again(ledger, attempt, operation.counted(), failure.get(), why)
          : wait(ledger, operation, failure.get(), why);
    }
    return hold(ledger, attempt, operation.counted(), FailureClass.HELD, why);
  }

  private Operation endSeen(
      Ledger ledger, Attempt attempt, Operation operation, Verdict.Seen seen) {
    List<Drift> open = seen.left().stream().filter(drift -> concerns(operation, drift)).toList();
    if (open.isEmpty()) {
      Optional<String> remark = seen.remark().filter(it -> OF_PACKAGE.contains(operation.verb()));
      return operation.at(Status.SUCCEEDED, operation.generation(), remark, ledger.now());
    }
    String why = withNotes(attempt, told(open));
    if (open.stream().anyMatch(Drift::passing)) {
      return again(ledger, attempt, operation, FailureClass.TRANSIENT, why);
    }
    boolean refused = open.stream().anyMatch(drift -> drift.cure() instanceof Cure.Refuse);
    return refused
        ? refuse(ledger, operation, why)
        : hold(ledger, attempt, operation, FailureClass.HELD, why);
  }

  /**
   * Whether an operation is not done while this drift is left: one of its own fields, or any that
   * is still being cured, as no one would come back for it. What a person holds of another field
   * stops nothing.
   */
  private static boolean concerns(Operation operation, Drift drift) {
    boolean own = operation.verb().writes().stream().anyMatch(drift.fields()::contains);
    return !(drift.cure() instanceof Cure.Tell) && (own || drift.passing());
  }

  private Operation again(
      Ledger ledger, Attempt attempt, Operation operation, FailureClass failure, String why) {
    return operation.attempts() < mostAttempts
        ? wait(ledger, operation, failure, why)
        : hold(ledger, attempt, operation, failure, why);
  }

  private static Operation wait(
      Ledger ledger, Operation operation, FailureClass failure, String why) {
    return operation.stopped(
        Status.WAITING, failure, Situation.waiting(failure, why), ledger.now());
  }

  private static Operation refuse(Ledger ledger, Operation operation, String why) {
    return operation.stopped(
        Status.FAILED, FailureClass.REFUSED, Situation.refused(why), ledger.now());
  }

  private static Operation hold(
      Ledger ledger, Attempt attempt, Operation operation, FailureClass failure, String why) {
    Service service = attempt.service();
    String situation = Situation.of(service, ledger.sighting(service.id()));
    return operation.stopped(
        Status.HELD, failure, Situation.held(operation, failure, why, situation), ledger.now());
  }

  /** Tells in the log how an operation stands. */
  static void tell(Operation operation) {
    LOG.info(
        "operation {} ({} of service {}) is {} after {} attempts{}",
        operation.id(),
        operation.verb(),
        operation.service(),
        operation.status(),
        operation.attempts(),
        operation.lastError().map(error -> ": " + error).orElse(""));
  }

  private Optional<Instant> nextLook(
      Ledger ledger, Attempt attempt, Service service, Verdict verdict) {
    List<Operation> open =
        ledger.openOperations(service.id()).stream()
            .filter(it -> it.generation() > 0 && it.status() != Status.HELD)
            .toList();
    if (open.stream().anyMatch(it -> it.status() == Status.PENDING)) {
      return Optional.of(ledger.now());
    }
    return open.stream()
        .map(it -> backoff.after(it.failure().orElse(FailureClass.TRANSIENT), waits(verdict, it)))
        .max(Comparator.naturalOrder())
        .map(ledger.now()::plus)
        .or(() -> lookForExtras(ledger, attempt));
  }

  /** The farther back in the line for room, the calmer: whoever has room next is called. */
  private static int waits(Verdict verdict, Operation operation) {
    return verdict instanceof Verdict.NoRoom full ? 1 + full.ahead() : operation.attempts();
  }

  /** A host may still appear under a name that was given up before its build had settled. */
  private static Optional<Instant> lookForExtras(Ledger ledger, Attempt attempt) {
    return attempt.names().stream()
        .filter(name -> name.state() == IssuedName.State.BURNT)
        .flatMap(name -> name.settlesAt().stream())
        .filter(ledger.now()::isBefore)
        .max(Comparator.naturalOrder());
  }
}
