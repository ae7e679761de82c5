package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bthost.provisioning.domain.Binding;
import org.bthost.provisioning.domain.CallRecord;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.DriftEntry;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.Finding;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.HandRecord;
import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.PackageOptions;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Settlement;
import org.bthost.provisioning.domain.Sighting;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.domain.WebhookMessage;
import org.junit.jupiter.api.Test;

/** What lists are narrowed by, on whichever database. */
interface SearchContract extends AnyDatabase {
  Instant START = Instant.ofEpochMilli(1_800_000_000_000L);
  ServiceId A = new ServiceId("a");
  ServiceId B = new ServiceId("b");
  ServiceId C = new ServiceId("c");

  /** Three services: a on p1, b on p2 with a host that was adopted, c on no panel yet. */
  private static Journal threeServices(Journal journal) {
    wish(journal, A, Lifecycle.ACTIVE, "basic", "c-1");
    wish(journal, B, Lifecycle.SUSPENDED, "pro", "c-1");
    wish(journal, C, Lifecycle.ACTIVE, "pro", "c-2");
    host(journal, A, "p1", "k3x000000001");
    host(journal, B, "p2", "shop.example.cn");
    return journal;
  }

  private static void wish(
      Journal journal, ServiceId id, Lifecycle lifecycle, String product, String customer) {
    var wish =
        new DesiredState(
            1,
            1,
            lifecycle,
            new ProductId(product),
            PackageOptions.NONE,
            LocalDate.of(2027, 2, 28),
            new Customer(customer, Optional.empty(), Optional.empty()),
            false);
    journal.write(
        ledger -> {
          ledger.keepWishes(ledger.hold(id).wanting(wish, Map.of()));
          return id;
        });
  }

  private static void host(Journal journal, ServiceId id, String panel, String name) {
    var place = new Placement(new PanelId(panel), new HostName("k3x000000009"), Optional.empty());
    journal.write(
        ledger -> {
          ledger.keepMemory(ledger.hold(id).placed(place).bound(new Binding(new HostId(7), name)));
          return id;
        });
  }

  private static List<ServiceId> services(
      Journal journal, Lifecycle lifecycle, String panel, String product, String customer) {
    return services(
        journal,
        new ServiceSearch(
            Optional.ofNullable(lifecycle),
            Optional.ofNullable(panel).map(PanelId::new),
            Optional.ofNullable(product).map(ProductId::new),
            Optional.ofNullable(customer),
            Optional.empty(),
            "",
            10));
  }

  private static List<ServiceId> services(Journal journal, ServiceSearch search) {
    return journal.services(search).stream().map(Service::id).toList();
  }

  private static ServiceSearch named(String name) {
    return new ServiceSearch(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(name),
        "",
        10);
  }

  @Test
  default void servicesAreFoundByLifecyclePanelProductCustomerAndHost() {
    Journal journal = threeServices(journal());

    assertThat(services(journal, null, null, null, null)).containsExactly(A, B, C);
    assertThat(services(journal, Lifecycle.ACTIVE, null, null, null)).containsExactly(A, C);
    assertThat(services(journal, null, "p2", null, null)).containsExactly(B);
    assertThat(services(journal, null, null, "pro", null)).containsExactly(B, C);
    assertThat(services(journal, null, null, null, "c-1")).containsExactly(A, B);
    assertThat(services(journal, Lifecycle.ACTIVE, "p1", "basic", "c-1")).containsExactly(A);
    assertThat(services(journal, Lifecycle.TERMINATED, "p1", null, null)).isEmpty();
    assertThat(services(journal, named("k3x000000001"))).containsExactly(A);
    assertThat(services(journal, named("shop.example.cn"))).containsExactly(B);
    assertThat(services(journal, named("k3x"))).isEmpty();
  }

  @Test
  default void theNextPageOfASearchBeginsBehindTheOneBefore() {
    Journal journal = threeServices(journal());
    var search =
        new ServiceSearch(
            Optional.of(Lifecycle.ACTIVE),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "a",
            10);

    assertThat(services(journal, search)).containsExactly(C);
    assertThat(services(journal, ServiceSearch.all("", 2))).containsExactly(A, B);
  }

  private static Operation operation(
      Journal journal, ServiceId service, int minute, Status status, FailureClass failure) {
    Instant at = START.plus(Duration.ofMinutes(minute));
    String id = UUID.randomUUID().toString();
    var operation =
        new Operation(
            new OperationId(id),
            Intent.plain(new EventKey("/b", id), Verb.SUSPEND, service, Optional.empty()),
            status,
            minute,
            1,
            Optional.ofNullable(failure),
            Optional.empty(),
            at,
            at);
    return journal.write(
        ledger -> {
          ledger.add(operation);
          return operation;
        });
  }

  private static List<Operation> operations(
      Journal journal, ServiceId service, FailureClass failure) {
    return journal.operations(
        new OperationSearch(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.ofNullable(service),
            Optional.ofNullable(failure),
            Optional.empty(),
            10));
  }

  @Test
  default void operationsAreFoundByServiceAndFailure() {
    Journal journal = threeServices(journal());
    Operation done = operation(journal, A, 1, Status.SUCCEEDED, null);
    Operation held = operation(journal, A, 2, Status.HELD, FailureClass.HELD);
    Operation other = operation(journal, B, 3, Status.HELD, FailureClass.HELD);

    assertThat(operations(journal, A, null)).containsExactly(done, held);
    assertThat(operations(journal, null, FailureClass.HELD)).containsExactly(held, other);
    assertThat(operations(journal, B, FailureClass.HELD)).containsExactly(other);
    assertThat(operations(journal, B, FailureClass.FAULT)).isEmpty();
  }

  @Test
  default void whatWasSeenAndDoneLastIsReadForManyServicesAtOnce() {
    Journal journal = threeServices(journal());
    operation(journal, A, 1, Status.SUCCEEDED, null);
    Operation second = operation(journal, A, 2, Status.PENDING, null);
    Operation other = operation(journal, B, 1, Status.SUCCEEDED, null);
    operation(journal, C, 1, Status.SUCCEEDED, null);
    var seen =
        new Sighting(
            "running", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), START);
    journal.write(
        ledger -> {
          ledger.keepSighting(A, seen);
          return A;
        });

    assertThat(journal.newestOperations(List.of(A, B)))
        .containsOnly(Map.entry(A, second), Map.entry(B, other));
    assertThat(journal.sightings(List.of(A, B))).containsOnly(Map.entry(A, seen));
    assertThat(journal.newestOperations(List.of())).isEmpty();
    assertThat(journal.sightings(List.of())).isEmpty();
  }

  private static Finding finding(ServiceId service) {
    return new Finding(
        new PanelId("p1"),
        DriftKind.WRONG_LIMITS,
        Optional.of(service),
        Optional.of(new HostId(7)),
        "site",
        "more",
        List.of());
  }

  private static List<Finding> drift(Journal journal, ServiceId service, Boolean settled) {
    var search =
        new DriftSearch(
            Optional.empty(),
            Optional.empty(),
            Optional.ofNullable(service),
            Optional.ofNullable(settled),
            0,
            10);
    return journal.drift().list(search).stream().map(DriftEntry::finding).toList();
  }

  @Test
  default void driftIsFoundByServiceAndWhetherItIsSettled() {
    Journal journal = journal();
    journal.drift().found(DriftBook.Finder.SWEEP, List.of(finding(A), finding(B)), START);
    journal
        .drift()
        .settle(new PanelId("p1"), DriftKind.WRONG_LIMITS, "b", new Settlement("ann", "ok", START));

    assertThat(drift(journal, null, null)).containsExactly(finding(A), finding(B));
    assertThat(drift(journal, A, null)).containsExactly(finding(A));
    assertThat(drift(journal, null, true)).containsExactly(finding(B));
    assertThat(drift(journal, null, false)).containsExactly(finding(A));
    assertThat(drift(journal, A, true)).isEmpty();
  }

  private static void called(Journal journal, ServiceId service, String endpoint) {
    journal
        .audit()
        .append(
            new Lease(service, "w", 1),
            new CallRecord(START, endpoint, false, 200, Duration.ZERO, "ok", ""));
  }

  private static void cancelled(Journal journal, ServiceId service, String by) {
    var record =
        new HandRecord(
            START,
            new OperationId(UUID.randomUUID().toString()),
            new Ruling(HandAction.CANCEL, by, "why"),
            Status.HELD,
            Status.CANCELLED);
    journal.write(
        ledger -> {
          ledger.audit(service, record);
          return service;
        });
  }

  private static List<AuditTrail.Entry> audit(
      Journal journal, ServiceId service, String panel, String person, String event) {
    return journal
        .audit()
        .list(
            new AuditSearch(
                Optional.ofNullable(service),
                Optional.ofNullable(panel).map(PanelId::new),
                Optional.ofNullable(person),
                Optional.ofNullable(event),
                false,
                0,
                10));
  }

  @Test
  default void theAuditTrailOfAllServicesIsFoundByServicePanelPersonAndEvent() {
    Journal journal = threeServices(journal());
    called(journal, A, "host_stop");
    cancelled(journal, A, "ann");
    called(journal, B, "host_stop");
    cancelled(journal, C, "Ann");

    List<AuditTrail.Entry> all = audit(journal, null, null, null, null);
    assertThat(all).extracting(AuditTrail.Entry::service).containsExactly(A, A, B, C);
    assertThat(audit(journal, A, null, null, null)).isEqualTo(all.subList(0, 2));
    assertThat(audit(journal, null, "p2", null, null)).containsExactly(all.get(2));
    assertThat(audit(journal, null, null, "ann", null)).containsExactly(all.get(1));
    assertThat(audit(journal, null, null, null, "host_stop"))
        .containsExactly(all.get(0), all.get(2));
    assertThat(audit(journal, A, "p1", "ann", "cancel")).containsExactly(all.get(1));
    assertThat(audit(journal, A, "p2", null, null)).isEmpty();
  }

  private static List<Long> numbers(Journal journal, boolean newestFirst, long after, int limit) {
    var search =
        new AuditSearch(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            newestFirst,
            after,
            limit);
    return journal.audit().list(search).stream().map(AuditTrail.Entry::number).toList();
  }

  @Test
  default void theAuditTrailIsPagedFromEitherEnd() {
    Journal journal = journal();
    for (int i = 0; i < 3; i++) {
      called(journal, A, "host_info");
    }

    List<Long> oldest = numbers(journal, false, 0, 10);
    assertThat(oldest).hasSize(3).isSorted();
    assertThat(numbers(journal, false, oldest.get(0), 1)).containsExactly(oldest.get(1));
    assertThat(numbers(journal, true, 0, 2)).containsExactly(oldest.get(2), oldest.get(1));
    assertThat(numbers(journal, true, oldest.get(1), 2)).containsExactly(oldest.get(0));
  }

  @Test
  default void webhooksAreFoundByService() {
    Journal journal = journal();
    journal.webhooks().put(new WebhookMessage("m1", A, "a.type", "{}"));
    journal.webhooks().put(new WebhookMessage("m2", B, "a.type", "{}"));

    assertThat(journal.webhooks().list(Optional.empty(), Optional.of(B), 0, 10))
        .extracting(delivery -> delivery.message().id())
        .containsExactly("m2");
  }
}
