package org.bthost.provisioning.provision;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.bthost.provisioning.domain.HandRecord;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.IssuedName;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.domain.RulingConflict;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what people decide about operations: each ruling in one database transaction, under
 * the lock of the service, with its row in the audit trail. No panel is called; an attempt that is
 * under way sees the change between two calls, as it sees a newer event.
 */
public final class ByHand {
  private static final Logger LOG = LoggerFactory.getLogger(ByHand.class);

  private final Supplier<Journal> intakeJournal;
  private final Supplier<OperationId> ids;
  private final SecretCheck secrets;

  /**
   * @param intakeJournal the journal that intents are written with
   */
  public ByHand(Supplier<Journal> intakeJournal, Supplier<OperationId> ids, SecretCheck secrets) {
    this.intakeJournal = intakeJournal;
    this.ids = ids;
    this.secrets = secrets;
  }

  /**
   * Carries a ruling out. The same one again changes nothing.
   *
   * @return the operation as it is then; empty where none has this id
   * @throws InvalidIntent where a text of the ruling holds a secret
   * @throws RulingConflict where the ruling does not fit the operation's status
   */
  public Optional<Operation> rule(OperationId id, Ruling ruling) {
    Journal journal = intakeJournal.get();
    return journal.operation(id).map(known -> journal.write(ledger -> rule(ledger, known, ruling)));
  }

  /** What was known of the operation before the lock was taken names its service, no more. */
  private Operation rule(Ledger ledger, Operation known, Ruling ruling) {
    Service service = ledger.hold(known.service());
    secrets.refuse(ledger, service, ruling);
    Operation before = ledger.operation(known.id()).orElseThrow();
    if (!fits(ruling, before.status())) {
      return repeated(ledger, before, ruling);
    }
    Operation after =
        switch (ruling.action()) {
          case RETRY -> retry(ledger, service, before);
          case CANCEL -> cancel(ledger, service, before, ruling);
          case DONE -> done(ledger, service, before, ruling);
        };
    ledger.audit(
        service.id(),
        new HandRecord(ledger.now(), before.id(), ruling, before.status(), after.status()));
    LOG.info(
        "operation {} ({} of service {}): {} by {}: {}; it was {} and is {}",
        before.id(),
        before.verb(),
        service.id(),
        ruling.action().word(),
        ruling.by(),
        ruling.reason(),
        before.status(),
        after.status());
    return after;
  }

  private static boolean fits(Ruling ruling, Status status) {
    return switch (ruling.action()) {
      case RETRY, DONE -> status == Status.HELD || status == Status.FAILED;
      case CANCEL -> !status.isFinal();
    };
  }

  /** Whoever did not get the answer may ask again; any other ruling is a conflict. */
  private static Operation repeated(Ledger ledger, Operation operation, Ruling ruling) {
    return ledger
        .lastByHand(operation.id())
        .filter(last -> last.ruling().equals(ruling))
        .map(last -> operation)
        .orElseThrow(
            () ->
                new RulingConflict(
                    switch (ruling.action()) {
                          case RETRY -> "only a held or failed operation can be retried";
                          case DONE -> "only a held or failed operation can be marked as done";
                          case CANCEL -> "only an operation that has not ended can be cancelled";
                        }
                        + "; this one is "
                        + operation.status()));
  }

  private static Operation retry(Ledger ledger, Service service, Operation before) {
    if (before.status() == Status.HELD && before.generation() > 0) {
      Operation again =
          before
              .uncounted()
              .at(Status.PENDING, before.generation(), Optional.empty(), ledger.now());
      ledger.change(again);
      ledger.actions().notSent(again.id());
      ledger.due(service.id(), ledger.now());
      return again;
    }
    Optional<Operation> newer = overtaking(ledger, before);
    if (newer.isPresent()) {
      Operation overtaken =
          before.at(
              Status.SUPERSEDED,
              before.generation(),
              Optional.of("a later " + newer.get().verb() + " took its place"),
              ledger.now());
      ledger.change(overtaken);
      return overtaken;
    }
    ledger.actions().notSent(before.id());
    return Submissions.decideAnew(ledger, service, before);
  }

  /**
   * A later operation that made this one needless, and is or was carried out. The create that an
   * early event waited for does not.
   */
  private static Optional<Operation> overtaking(Ledger ledger, Operation older) {
    return ledger.takenIn(older.service()).stream()
        .filter(
            it ->
                !it.id().equals(older.id()) && Wishes.overtakenBy(it.verb()).contains(older.verb()))
        .filter(it -> older.status() == Status.FAILED || it.verb() != Verb.CREATE)
        .filter(it -> it.status() == Status.SUCCEEDED || !it.status().isFinal())
        .filter(
            it ->
                older.generation() > 0
                    ? it.generation() > older.generation()
                    : it.createdAt().isAfter(older.createdAt()))
        .findFirst();
  }

  /** Also while it runs: an attempt sees it between two calls, and goes on with what is left. */
  private Operation cancel(Ledger ledger, Service service, Operation before, Ruling ruling) {
    String why = "cancelled by " + ruling.by() + ": " + ruling.reason();
    Optional<TakeBack> back =
        before.generation() == 0 || !before.verb().isOfState()
            ? Optional.empty()
            : TakeBack.of(before, service.wanted(), ledger.takenIn(service.id()), why);
    Operation after =
        before.at(Status.CANCELLED, before.generation(), Optional.of(why), ledger.now());
    ledger.change(after);
    back.ifPresent(it -> Submissions.takeIn(ledger, service, order(ledger, it), it.wish()));
    return after;
  }

  private Operation order(Ledger ledger, TakeBack back) {
    Instant now = ledger.now();
    return Operation.begun(ids.get(), back.intent(), now);
  }

  private static Operation done(Ledger ledger, Service service, Operation before, Ruling ruling) {
    refuseWhileBuildIsOpen(ledger, before);
    String why = "marked as done by " + ruling.by() + ": " + ruling.reason();
    Operation after =
        before.at(Status.SUCCEEDED, before.generation(), Optional.of(why), ledger.now());
    ledger.change(after);
    boolean isAll =
        !before.verb().isAction()
            && service
                .desired()
                .filter(wish -> wish.generation() == before.generation())
                .isPresent()
            && ledger.openOperations(service.id()).stream().noneMatch(it -> it.generation() > 0);
    if (isAll) {
      Service reached = service.reached(before.generation());
      ledger.keepMemory(reached);
      Submissions.wakeWaiting(ledger, reached);
    }
    return after;
  }

  /** A host that appears after its service's end was told would be nobody's. */
  private static void refuseWhileBuildIsOpen(Ledger ledger, Operation operation) {
    if (operation.verb() != Verb.TERMINATE) {
      return;
    }
    ledger.names(operation.service()).stream()
        .filter(name -> name.state() == IssuedName.State.OPEN)
        .flatMap(name -> name.settlesAt().stream())
        .filter(settles -> settles.isAfter(ledger.now()))
        .findFirst()
        .ifPresent(
            settles -> {
              throw new RulingConflict(
                  "a build of this service may still appear until "
                      + settles
                      + "; retry the termination, or mark it as done after that");
            });
  }
}
