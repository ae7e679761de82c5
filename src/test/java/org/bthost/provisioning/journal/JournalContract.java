package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.HostSight.WebServer;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.IssuedName;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.LeaseLost;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.OrderedPackage;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.PackageOptions;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Sighting;
import org.bthost.provisioning.domain.Verb;
import org.junit.jupiter.api.Test;

/** What a journal keeps, on whichever database. */
interface JournalContract extends AnyDatabase {
  ServiceId ONE = new ServiceId("one");
  Duration LEASE = Duration.ofSeconds(30);

  static Operation operation(String event) {
    Instant now = Instant.ofEpochMilli(1_800_000_000_000L);
    return new Operation(
        new OperationId(UUID.randomUUID().toString()),
        Intent.plain(new EventKey("/b", event), Verb.SUSPEND, ONE, Optional.of("overdue"))
            .numbered(4),
        Operation.Status.PENDING,
        3,
        2,
        Optional.of(FailureClass.UNCONFIRMED),
        Optional.of("text"),
        now,
        now);
  }

  static List<Lease> claim(Journal journal, String owner, Duration length, int most) {
    return journal.queue().claim(owner, length, Map.of(Lane.UNPLACED, most)).stream()
        .map(Due::lease)
        .toList();
  }

  static void makeDue(Journal journal, ServiceId service) {
    journal.write(
        ledger -> {
          ledger.hold(service);
          ledger.due(service, ledger.now());
          return service;
        });
  }

  @Test
  default void aServiceComesBackAsItWasKept() {
    Journal journal = journal();
    var wish =
        new DesiredState(
            3,
            1,
            Lifecycle.SUSPENDED,
            new ProductId("pro"),
            new PackageOptions(Map.of(Detail.SITE, 20480, Detail.RATE, 512)),
            LocalDate.of(2027, 2, 28),
            new Customer("c-1", Optional.of("c@example.org"), Optional.of("zh-CN")),
            false);

    journal.write(
        ledger -> {
          ledger.keepWishes(
              ledger.hold(ONE).wanting(wish, Map.of(Verb.CREATE, 9L, Verb.CHANGE_PACKAGE, 11L)));
          return ONE;
        });

    Service kept = journal.service(ONE).orElseThrow();
    assertThat(kept.wanted()).isEqualTo(wish);
    assertThat(kept.sequences())
        .containsOnly(Map.entry(Verb.CREATE, 9L), Map.entry(Verb.CHANGE_PACKAGE, 11L));
    assertThat(kept.settled()).isFalse();
  }

  @Test
  default void thePackageThatWasConfirmedComesBackWithAndWithoutOptions() {
    Journal journal = journal();
    var options = new PackageOptions(Map.of(Detail.SITE, Integer.MAX_VALUE, Detail.CONNECTIONS, 1));
    var tailored = new OrderedPackage(new ProductId("pro"), options);
    var plain = new OrderedPackage(new ProductId("pro"), PackageOptions.NONE);

    for (OrderedPackage applied : List.of(tailored, plain)) {
      journal.write(
          ledger -> {
            ledger.keepMemory(ledger.hold(ONE).applied(applied));
            return ONE;
          });

      assertThat(journal.service(ONE).orElseThrow().applied()).contains(applied);
    }
  }

  @Test
  default void anOperationComesBackAsItWasAdded() {
    Journal journal = journal();
    Operation operation = operation("e-1");

    journal.write(
        ledger -> {
          ledger.add(operation);
          return operation;
        });

    assertThat(journal.operation(operation.id())).contains(operation);
    assertThat(journal.operationsOf(ONE, 10)).containsExactly(operation);
  }

  @Test
  default void whatFailsLeavesNothingBehind() {
    Journal journal = journal();

    assertThatThrownBy(
            () ->
                journal.write(
                    ledger -> {
                      ledger.add(operation("e-1"));
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");

    assertThat(journal.operationsOf(ONE, 10)).isEmpty();
  }

  @Test
  default void twoEventsOfOneKeyAreNeverTwoOperations() {
    Journal journal = journal();
    journal.write(
        ledger -> {
          ledger.add(operation("e-1"));
          return ONE;
        });

    assertThatThrownBy(
            () ->
                journal.write(
                    ledger -> {
                      ledger.add(operation("e-1"));
                      return ONE;
                    }))
        .isInstanceOf(RuntimeException.class);

    assertThat(journal.operationsOf(ONE, 10)).hasSize(1);
  }

  @Test
  default void twoWorkersNeverLeaseTheSameService() throws Exception {
    Journal journal = journal();
    for (int i = 0; i < 60; i++) {
      makeDue(journal, new ServiceId("s-" + i));
    }
    ExecutorService workers = Executors.newFixedThreadPool(6);
    var claims = new ArrayList<Callable<List<Lease>>>();
    for (int i = 0; i < 30; i++) {
      String owner = "w-" + i;
      claims.add(() -> claim(journal, owner, LEASE, 4));
    }

    var leased = new ArrayList<ServiceId>();
    for (Future<List<Lease>> claim : workers.invokeAll(claims)) {
      claim.get().forEach(lease -> leased.add(lease.service()));
    }
    workers.shutdown();
    // A claim may pass over rows that another one holds just then; they are for the next.
    for (int i = 0; i < 60; i++) {
      claim(journal, "last", LEASE, 4).forEach(lease -> leased.add(lease.service()));
    }

    assertThat(leased).doesNotHaveDuplicates().hasSize(60);
  }

  @Test
  default void aServiceIsNotDueBeforeItsTimeNorWhileItIsLeased() {
    Journal journal = journal();
    makeDue(journal, ONE);

    assertThat(claim(journal, "a", LEASE, 10)).hasSize(1);
    assertThat(claim(journal, "b", LEASE, 10)).isEmpty();
  }

  /** Makes services of a panel due, the first for the longest time. */
  private static void line(Journal journal, String panel, String... services) {
    for (int i = 0; i < services.length; i++) {
      var id = new ServiceId(services[i]);
      Instant since = Instant.ofEpochMilli(1_000 + i);
      var place = new Placement(new PanelId(panel), new HostName("abcdefghijkl"), Optional.empty());
      journal.write(
          ledger -> {
            ledger.keepMemory(ledger.hold(id).placed(place));
            ledger.due(id, since);
            return id;
          });
    }
  }

  private static List<String> claimed(Journal journal, Map<Lane, Integer> room) {
    return journal.queue().claim("a", LEASE, room).stream()
        .map(due -> due.lane().panel().map(PanelId::value).orElse("") + " " + due.lease().service())
        .sorted()
        .toList();
  }

  @Test
  default void eachLaneHandsOutItsLongestDueAndNoMoreThanThereIsRoomFor() {
    Journal journal = journal();
    line(journal, "p1", "z1", "y1", "x1", "w1");
    line(journal, "p2", "z2", "y2");
    line(journal, "p3", "z3");
    makeDue(journal, ONE);
    Map<Lane, Integer> room =
        Map.of(Lane.of(new PanelId("p1")), 2, Lane.of(new PanelId("p2")), 9, Lane.UNPLACED, 1);

    assertThat(claimed(journal, room)).containsExactly(" one", "p1 y1", "p1 z1", "p2 y2", "p2 z2");
    assertThat(claimed(journal, room)).containsExactly("p1 w1", "p1 x1");
    assertThat(claimed(journal, Map.of())).isEmpty();
    assertThat(journal.panels())
        .containsExactly(new PanelId("p1"), new PanelId("p2"), new PanelId("p3"));
  }

  @Test
  default void whatIsGivenBackOrMadeDueAgainKeepsItsPlace() {
    Journal journal = journal();
    line(journal, "p1", "old", "young");
    Map<Lane, Integer> room = Map.of(Lane.of(new PanelId("p1")), 1);

    Lease old = journal.queue().claim("a", LEASE, room).get(0).lease();
    journal.write(
        ledger -> {
          ledger.due(old.service(), ledger.now());
          ledger.giveBack(old);
          return old;
        });

    assertThat(claimed(journal, room)).containsExactly("p1 old");
    assertThat(claimed(journal, room)).containsExactly("p1 young");
  }

  @Test
  default void anExpiredLeaseCanBeTakenOverAndItsWorkerRecordsNothing() throws Exception {
    Journal journal = journal();
    makeDue(journal, ONE);
    Lease slept = claim(journal, "a", Duration.ofMillis(1), 1).get(0);
    Thread.sleep(20);

    Lease taken = claim(journal, "b", LEASE, 1).get(0);

    assertThat(taken.fence()).isGreaterThan(slept.fence());
    assertThatThrownBy(() -> journal.queue().extend(slept, LEASE)).isInstanceOf(LeaseLost.class);
    assertThatThrownBy(() -> journal.write(ledger -> ledger.hold(slept)))
        .isInstanceOf(LeaseLost.class);
    journal.queue().extend(taken, LEASE);
  }

  @Test
  default void anEventDuringALeaseMakesTheServiceDueAgain() {
    Journal journal = journal();
    makeDue(journal, ONE);
    Lease lease = claim(journal, "a", LEASE, 1).get(0);

    journal.write(
        ledger -> {
          ledger.release(lease, Optional.of(ledger.now()));
          return ONE;
        });

    assertThat(claim(journal, "b", LEASE, 1)).hasSize(1);
  }

  @Test
  default void manyFirstEventsOfOneServiceAtOnceMakeOneService() throws Exception {
    Journal journal = journal();
    ExecutorService doors = Executors.newFixedThreadPool(8);
    var events = new ArrayList<Callable<Service>>();
    for (int i = 0; i < 24; i++) {
      events.add(() -> journal.write(ledger -> ledger.hold(ONE)));
    }

    for (Future<Service> event : doors.invokeAll(events)) {
      assertThat(event.get().id()).isEqualTo(ONE);
    }
    doors.shutdown();

    assertThat(journal.services(ServiceSearch.all("", 10))).hasSize(1);
  }

  @Test
  default void namesSightingsAndOutcomesAreKept() {
    Journal journal = journal();
    var name =
        new IssuedName(
            new HostName("abcdefghijkl"),
            1,
            0,
            IssuedName.State.OPEN,
            Optional.of(Instant.ofEpochMilli(1_800_000_000_000L)));
    var sighting =
        new Sighting(
            "running",
            Optional.of(WebServer.DOWN),
            Optional.of(LocalDate.of(2027, 1, 1)),
            Optional.of(new Limits(1, 2, 3, 4, 5, 6)),
            List.of("first", "second"),
            Instant.ofEpochMilli(1_800_000_000_000L));
    Operation done =
        operation("e-1").at(Operation.Status.HELD, 3, Optional.of("why"), sighting.at());

    journal.write(
        ledger -> {
          ledger.hold(ONE);
          ledger.add(ONE, name);
          ledger.keepSighting(ONE, sighting);
          ledger.add(done);
          return ONE;
        });

    List<IssuedName> names = journal.write(ledger -> ledger.names(ONE));
    assertThat(names).containsExactly(name);
    assertThat(journal.sighting(ONE)).contains(sighting);
    List<Outbox.Entry<Outcome>> told = journal.outcomes().undelivered(10);
    assertThat(told).hasSize(1);
    assertThat(told.get(0).news().message()).contains("why");
    journal.outcomes().delivered(told.get(0), sighting.at());
    assertThat(journal.outcomes().undelivered(10)).isEmpty();
  }

  @Test
  default void aDatabaseBelongsToItsFirstInstallation() {
    Journal journal = journal();
    journal.belongTo(new InstallationId("first"));
    journal.belongTo(new InstallationId("first"));

    assertThatThrownBy(() -> journal.belongTo(new InstallationId("copy")))
        .hasMessageContaining("belongs to installation 'first'");
  }
}
