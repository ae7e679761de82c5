package org.bthost.provisioning.provision;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.EventConflict;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.Ledger;

/**
 * Takes intents in: each becomes a new desired state of its service and an operation, in one
 * database transaction. No panel is called.
 */
public final class Submissions {
  private static final Comparator<Operation> IN_ORDER =
      Comparator.<Operation>comparingLong(it -> it.intent().sequence().orElse(Long.MAX_VALUE))
          .thenComparing(Operation::createdAt);

  private static final Duration LONGEST_WAIT = Duration.ofHours(24);

  private final Journal journal;
  private final Supplier<Journal> intakeJournal;
  private final Catalogue catalogue;
  private final Clock clock;
  private final Supplier<OperationId> ids;

  /**
   * @param intakeJournal the journal that an intent is written with: within a container's
   *     transaction the one that joins it
   */
  public Submissions(
      Journal journal,
      Supplier<Journal> intakeJournal,
      Catalogue catalogue,
      Clock clock,
      Supplier<OperationId> ids) {
    this.journal = journal;
    this.intakeJournal = intakeJournal;
    this.catalogue = catalogue;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Takes one intent in, durably. The same event again gives the receipt it gave at first.
   *
   * @throws InvalidIntent where it can't be meant as it stands
   * @throws EventConflict where its key is known with other content
   */
  public Receipt submit(Intent intent) {
    return intakeJournal.get().write(ledger -> takeIn(ledger, intent));
  }

  /** Holds the operations that have waited for a day for their service's create. */
  public void holdUnmatched() {
    journal.write(
        ledger -> {
          ledger.unmatchedSince(ledger.now().minus(LONGEST_WAIT)).stream()
              .map(
                  it ->
                      it.at(
                          Status.HELD,
                          0,
                          Optional.of(it.lastError().orElse("") + "; held after a day"),
                          ledger.now()))
              .forEach(ledger::change);
          return ledger;
        });
  }

  public Optional<Operation> operation(OperationId id) {
    return journal.operation(id);
  }

  /** The operations of a service, newest first. */
  public List<Operation> operations(ServiceId service, int limit) {
    return journal.operationsOf(service, limit);
  }

  private Receipt takeIn(Ledger ledger, Intent intent) {
    Optional<Operation> known = ledger.operationOf(intent.key());
    if (known.isPresent()) {
      if (!known.get().intent().equals(intent)) {
        throw new EventConflict(intent.key());
      }
      return new Receipt(known.get().id(), intent.service(), true);
    }
    intent.product().ifPresent(this::checkProduct);
    checkPaidUntil(intent);
    Service service = ledger.hold(intent.service());
    Operation operation = Operation.begun(ids.get(), intent, ledger.now());
    var turn = new Turn(ledger, service);
    turn.add(operation);
    return new Receipt(operation.id(), intent.service(), false);
  }

  private void checkProduct(ProductId id) {
    if (catalogue.product(id).isEmpty()) {
      String known =
          catalogue.products().stream()
              .map(product -> product.id().value())
              .collect(Collectors.joining(", "));
      throw new InvalidIntent(
          "product", "'" + id + "' is not in the products file; known are: " + known);
    }
  }

  private void checkPaidUntil(Intent intent) {
    LocalDate today = LocalDate.now(clock.withZone(earliestZone()));
    if (intent.verb() == Verb.CREATE
        && intent.paidUntil().filter(day -> day.isBefore(today)).isPresent()) {
      throw new InvalidIntent(
          "paidUntil", "is " + intent.paidUntil().get() + ", but today is " + today);
    }
  }

  private ZoneId earliestZone() {
    return catalogue.panels().isEmpty() ? clock.getZone() : catalogue.panels().get(0).zone();
  }

  /**
   * Lets the operations that waited for a change of their service's life have their turn: those
   * that came before its create, or a create that came before its termination was done.
   *
   * @return the service as it is wanted now
   */
  static Service wakeWaiting(Ledger ledger, Service service) {
    var turn = new Turn(ledger, service);
    turn.wakeWaiting();
    return turn.service;
  }

  /**
   * Decides once more about an operation that was held or failed, with its attempts counted anew.
   *
   * @return the operation as it is then: pending, or not taken in, and why
   */
  static Operation decideAnew(Ledger ledger, Service service, Operation operation) {
    var turn = new Turn(ledger, service);
    return turn.decide(operation.uncounted());
  }

  /** Takes an operation in with this wish, whatever the rules for events say. */
  static void takeIn(Ledger ledger, Service service, Operation operation, DesiredState wish) {
    new Turn(ledger, service).want(operation, wish);
  }

  /** One service's turn in one transaction. */
  private static final class Turn {
    private final Ledger ledger;
    private Service service;

    Turn(Ledger ledger, Service service) {
      this.ledger = ledger;
      this.service = service;
    }

    void add(Operation operation) {
      Decision decision = Wishes.decide(service, operation.intent());
      if (decision instanceof Decision.Wanted wanted) {
        want(operation, wanted.wish());
      } else if (decision instanceof Decision.Unchanged unchanged) {
        ledger.add(settle(operation, unchanged));
      }
    }

    void want(Operation operation, DesiredState wish) {
      supersedeOlder(operation);
      ledger.add(accept(operation, wish));
      wakeWaiting();
    }

    void wakeWaiting() {
      ledger.openOperations(service.id()).stream()
          .filter(it -> it.generation() == 0 && it.status() == Status.WAITING)
          .sorted(IN_ORDER)
          .forEach(this::decide);
    }

    /** Decides about an operation that is stored already. */
    Operation decide(Operation operation) {
      Decision decision = Wishes.decide(service, operation.intent());
      Operation decided = operation;
      if (decision instanceof Decision.Wanted wanted) {
        supersedeOlder(operation);
        decided = accept(operation, wanted.wish());
      } else if (decision instanceof Decision.Unchanged unchanged
          && !operation.lastError().equals(Optional.of(unchanged.why()))) {
        decided = settle(operation, unchanged);
      }
      if (!decided.equals(operation)) {
        ledger.change(decided);
      }
      return decided;
    }

    private Operation accept(Operation operation, DesiredState wish) {
      boolean reborn =
          service.desired().filter(old -> old.incarnation() < wish.incarnation()).isPresent();
      if (reborn) {
        service = service.unbound();
        ledger.keepMemory(service);
      }
      service = service.wanting(wish, Wishes.sequences(service, operation.intent()));
      ledger.keepWishes(service);
      ledger.due(service.id(), ledger.now());
      return operation.at(Status.PENDING, wish.generation(), Optional.empty(), ledger.now());
    }

    private Operation settle(Operation operation, Decision.Unchanged unchanged) {
      return operation.at(
          unchanged.status(), operation.generation(), Optional.of(unchanged.why()), ledger.now());
    }

    private void supersedeOlder(Operation newer) {
      ledger.openOperations(service.id()).stream()
          .filter(older -> older.generation() > 0)
          .filter(older -> Wishes.supersedes(newer.verb(), older.verb()))
          .map(
              older ->
                  older.at(
                      Status.SUPERSEDED,
                      older.generation(),
                      Optional.of("a later " + newer.verb() + " took its place"),
                      ledger.now()))
          .forEach(ledger::change);
    }
  }
}
