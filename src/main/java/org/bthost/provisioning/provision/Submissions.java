package org.bthost.provisioning.provision;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.Account;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.EventConflict;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.PackageOptions;
import org.bthost.provisioning.domain.Password;
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
    return submit(intent, Map.of());
  }

  /**
   * Takes an action in with the passwords that it is to set; they are kept sealed, and not compared
   * where the same event comes again.
   *
   * @throws InvalidIntent where it can't be meant as it stands
   * @throws EventConflict where its key is known with other content
   */
  public Receipt submit(Intent intent, Map<Account, Password> passwords) {
    return intakeJournal.get().write(ledger -> takeIn(ledger, intent, passwords));
  }

  /**
   * Holds the operations that have waited for a day for their service's create.
   *
   * @return how many
   */
  public int holdUnmatched() {
    return journal.write(
        ledger -> {
          List<Operation> unmatched = ledger.unmatchedSince(ledger.now().minus(LONGEST_WAIT));
          unmatched.stream()
              .map(
                  it ->
                      it.at(
                          Status.HELD,
                          0,
                          Optional.of(it.lastError().orElse("") + "; held after a day"),
                          ledger.now()))
              .forEach(ledger::change);
          return unmatched.size();
        });
  }

  public Optional<Operation> operation(OperationId id) {
    return journal.operation(id);
  }

  /** The operations of a service, newest first. */
  public List<Operation> operations(ServiceId service, int limit) {
    return journal.operationsOf(service, limit);
  }

  /** The service is held before anything is read, so that the same event twice meets itself. */
  private Receipt takeIn(Ledger ledger, Intent intent, Map<Account, Password> passwords) {
    Service service = ledger.hold(intent.service());
    Optional<Operation> known = ledger.operationOf(intent.key());
    if (known.isPresent()) {
      if (!known.get().intent().equals(intent)) {
        throw new EventConflict(intent.key());
      }
      return new Receipt(known.get().id(), intent.service(), true);
    }
    intent.product().ifPresent(this::checkProduct);
    checkOptions(intent);
    checkPaidUntil(intent);
    Agenda agenda = agenda(ledger, service);
    Operation operation = Operation.begun(ids.get(), intent, agenda.arrival());
    ledger.add(operation);
    if (!passwords.isEmpty()) {
      ledger.actions().keepPasswords(operation.id(), passwords);
    }
    agenda.take(operation);
    firstDomain(operation)
        .ifPresent(
            binding -> {
              ledger.add(binding);
              agenda.take(binding);
            });
    keep(ledger, service, agenda);
    return new Receipt(operation.id(), intent.service(), false);
  }

  /**
   * The domain that comes with a create is bound by an operation of its own: where that fails, the
   * host stays.
   */
  private Optional<Operation> firstDomain(Operation create) {
    return Optional.ofNullable(create.intent().details().get(Detail.DOMAIN))
        .filter(domain -> create.verb() == Verb.CREATE)
        .map(
            domain ->
                Intent.action(
                    new EventKey("/bthost/create", create.id().value()),
                    Verb.BIND_DOMAIN,
                    create.service(),
                    Map.of(Detail.DOMAIN, domain)))
        .map(intent -> Operation.begun(ids.get(), intent, create.createdAt().plusMillis(1)));
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

  private void checkOptions(Intent intent) {
    intent
        .product()
        .flatMap(catalogue::product)
        .ifPresent(it -> PackageOptions.of(intent.details()).check(it.pack()));
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
    Agenda agenda = agenda(ledger, service);
    agenda.wake();
    keep(ledger, service, agenda);
    return agenda.service();
  }

  /**
   * Decides once more about an operation that was held or failed, with its attempts counted anew.
   *
   * @return the operation as it is then: pending, or not taken in, and why
   */
  static Operation decideAnew(Ledger ledger, Service service, Operation operation) {
    Agenda agenda = agenda(ledger, service);
    agenda.take(operation.uncounted());
    keep(ledger, service, agenda);
    return ledger.operation(operation.id()).orElseThrow();
  }

  /** Takes an operation in with this wish, whatever the rules for events say. */
  static void takeIn(Ledger ledger, Service service, Operation operation, DesiredState wish) {
    Agenda agenda = agenda(ledger, service);
    ledger.add(operation);
    agenda.want(operation, wish);
    keep(ledger, service, agenda);
  }

  private static Agenda agenda(Ledger ledger, Service service) {
    return new Agenda(service, ledger.openOperations(service.id()), ledger.now());
  }

  private static void keep(Ledger ledger, Service before, Agenda agenda) {
    Service after = agenda.service();
    agenda.changed().forEach(ledger::change);
    if (!after.desired().equals(before.desired())) {
      ledger.keepWishes(after);
      ledger.keepMemory(after);
    }
    if (agenda.changed().stream().anyMatch(it -> it.status() == Status.PENDING)) {
      ledger.due(after.id(), ledger.now());
    }
  }
}
