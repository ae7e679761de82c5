package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.OrderedPackage;
import org.bthost.provisioning.domain.PackageOptions;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.Rooms.Waiting;
import org.junit.jupiter.api.Test;

/** How room on panels is counted, and given to no more than there is, on whichever database. */
interface RoomsContract extends AnyDatabase {
  PanelId A = new PanelId("a");
  PanelId B = new PanelId("b");
  ProductId SMALL = new ProductId("small");
  ProductId BIG = new ProductId("big");
  Instant NOON = Instant.ofEpochMilli(1_800_000_000_000L);

  private static Service ordered(Ledger ledger, String id, ProductId product, Lifecycle wanted) {
    var wish =
        new DesiredState(
            2,
            1,
            wanted,
            product,
            PackageOptions.NONE,
            LocalDate.of(2027, 2, 28),
            new Customer("c-1", Optional.empty(), Optional.empty()),
            true);
    Service service = ledger.hold(new ServiceId(id)).wanting(wish, Map.of());
    ledger.keepWishes(service);
    return service;
  }

  private static OrderedPackage plain(ProductId product) {
    return new OrderedPackage(product, PackageOptions.NONE);
  }

  private static Service placed(Service service, PanelId panel) {
    return service.placed(new Placement(panel, new HostName("k3x000000001"), Optional.empty()));
  }

  private static void place(
      Journal journal, String id, ProductId product, Lifecycle wanted, long reached) {
    journal.write(
        ledger -> {
          ledger.keepMemory(placed(ordered(ledger, id, product, wanted), A).reached(reached));
          return id;
        });
  }

  private static Map<ProductId, Long> taken(Journal journal, PanelId panel) {
    var byProduct = new HashMap<ProductId, Long>();
    journal
        .roomTaken(List.of(A, B))
        .getOrDefault(panel, Map.of())
        .forEach((ordered, services) -> byProduct.merge(ordered.product(), services, Long::sum));
    return byProduct;
  }

  @Test
  default void aServiceTakesRoomUntilItsHostWasSeenGone() {
    Journal journal = journal();
    place(journal, "building", SMALL, Lifecycle.ACTIVE, 0);
    place(journal, "runs", SMALL, Lifecycle.ACTIVE, 2);
    place(journal, "suspended", BIG, Lifecycle.SUSPENDED, 2);
    place(journal, "ending", BIG, Lifecycle.TERMINATED, 1);
    place(journal, "gone", BIG, Lifecycle.TERMINATED, 2);
    journal.write(ledger -> ordered(ledger, "unplaced", BIG, Lifecycle.ACTIVE));

    assertThat(taken(journal, A)).containsOnly(Map.entry(SMALL, 2L), Map.entry(BIG, 2L));
    assertThat(taken(journal, B)).isEmpty();
  }

  @Test
  default void aChangeOfProductCountsOnceItIsAllowedAndNoMoreOnceItIsTakenBack() {
    Journal journal = journal();
    var one = new ServiceId("one");
    place(journal, "one", SMALL, Lifecycle.ACTIVE, 2);
    assertThat(taken(journal, A)).containsOnly(Map.entry(SMALL, 1L));

    journal.write(
        ledger -> {
          ledger.keepMemory(ledger.hold(one).applied(plain(SMALL)));
          return ordered(ledger, "one", BIG, Lifecycle.ACTIVE);
        });
    assertThat(taken(journal, A)).as("only wanted").containsOnly(Map.entry(SMALL, 1L));

    journal.write(
        ledger -> {
          ledger.rooms().hold(List.of(A));
          ledger.rooms().reserve(one, plain(BIG), A);
          ledger.keepMemory(ledger.hold(one));
          return one;
        });
    assertThat(taken(journal, A)).as("allowed").containsOnly(Map.entry(BIG, 1L));
    assertThat(journal.<OrderedPackage>write(ledger -> ledger.rooms().reserved(one)))
        .isEqualTo(plain(BIG));

    journal.write(
        ledger -> {
          ledger.keepMemory(ordered(ledger, "one", SMALL, Lifecycle.ACTIVE));
          return one;
        });
    assertThat(taken(journal, A)).as("taken back").containsOnly(Map.entry(SMALL, 1L));
  }

  @Test
  default void whatAnOrderHasOfItsOwnIsCountedApart() {
    Journal journal = journal();
    place(journal, "plain", SMALL, Lifecycle.ACTIVE, 2);
    place(journal, "own", SMALL, Lifecycle.ACTIVE, 2);
    var large = new OrderedPackage(SMALL, new PackageOptions(Map.of(Detail.SITE, 4096)));
    var larger = new OrderedPackage(SMALL, new PackageOptions(Map.of(Detail.SITE, 8192)));
    var own = new ServiceId("own");

    journal.write(
        ledger -> {
          ledger.keepWishes(
              ledger.hold(own).wanting(ledger.hold(own).wanted().next(large), Map.of()));
          return own;
        });
    assertThat(journal.roomTaken(List.of(A)).get(A))
        .containsOnly(Map.entry(plain(SMALL), 1L), Map.entry(large, 1L));

    journal.write(
        ledger -> {
          ledger.keepMemory(ledger.hold(own).applied(large));
          ledger.keepWishes(
              ledger.hold(own).wanting(ledger.hold(own).wanted().next(larger), Map.of()));
          ledger.rooms().hold(List.of(A));
          ledger.rooms().reserve(own, larger, A);
          ledger.keepMemory(ledger.hold(own));
          return own;
        });
    assertThat(journal.roomTaken(List.of(A)).get(A)).containsKey(larger).doesNotContainKey(large);

    journal.write(
        ledger -> {
          ledger.keepMemory(ledger.hold(own).applied(larger));
          return own;
        });
    assertThat(journal.<OrderedPackage>write(ledger -> ledger.rooms().reserved(own)))
        .isEqualTo(larger);
  }

  @Test
  default void ofManyWhoPlaceAtOnceNoMoreFindRoomThanThereIs() throws Exception {
    DataSource database = TestDatabases.fresh(kind());
    List<Journal> nodes =
        List.of(
            AnyDatabase.journal(database, DatabaseTime.ofDatabase()),
            AnyDatabase.journal(database, DatabaseTime.ofDatabase()));
    var workers = new ArrayList<Callable<Long>>();
    for (int worker = 0; worker < 8; worker++) {
      int own = worker;
      workers.add(
          () ->
              IntStream.range(0, 10)
                  .filter(n -> placeWithin(nodes.get(own % 2), "s-" + own + "-" + n, 30))
                  .count());
    }

    long placed = 0;
    for (Future<Long> done : CollisionContract.atOnce(workers)) {
      placed += done.get();
    }

    assertThat(placed).isEqualTo(30);
    assertThat(taken(nodes.get(0), A)).containsOnly(Map.entry(SMALL, 30L));
  }

  /** Places a service on panel A while fewer than so many live there. */
  static boolean placeWithin(Journal journal, String id, long capacity) {
    return journal.write(ledger -> placeWithin(ledger, id, capacity));
  }

  static boolean placeWithin(Ledger ledger, String id, long capacity) {
    Service service = ordered(ledger, id, SMALL, Lifecycle.ACTIVE);
    ledger.rooms().hold(List.of(B, A));
    long taken =
        ledger.rooms().taken(List.of(A)).getOrDefault(A, Map.of()).getOrDefault(plain(SMALL), 0L);
    if (taken < capacity) {
      ledger.keepMemory(placed(service, A));
      ledger.rooms().used(A);
    }
    return taken < capacity;
  }

  private static void waits(
      Journal journal, String id, Verb verb, FailureClass why, Status status, int minute) {
    journal.write(
        ledger -> {
          ordered(ledger, id, SMALL, Lifecycle.ACTIVE);
          Instant at = NOON.plusSeconds(60L * minute);
          ledger.add(
              Operation.begun(
                      new OperationId(UUID.randomUUID().toString()),
                      Intent.plain(
                          new EventKey("/b", id + verb), verb, new ServiceId(id), Optional.empty()),
                      at)
                  .stopped(status, why, "text", at));
          return id;
        });
  }

  @Test
  default void inLineAreThoseWhoWaitForRoomByTheAgeOfTheirOrders() {
    Journal journal = journal();
    waits(journal, "second", Verb.SUSPEND, FailureClass.NO_ROOM, Status.WAITING, 2);
    waits(journal, "second", Verb.UNSUSPEND, FailureClass.NO_ROOM, Status.WAITING, 4);
    waits(journal, "third", Verb.SUSPEND, FailureClass.NO_ROOM, Status.RUNNING, 3);
    waits(journal, "first", Verb.SUSPEND, FailureClass.NO_ROOM, Status.WAITING, 1);
    waits(journal, "failed", Verb.SUSPEND, FailureClass.NO_ROOM, Status.FAILED, 1);
    waits(journal, "down", Verb.SUSPEND, FailureClass.PANEL_DOWN, Status.WAITING, 1);
    waits(journal, "placed", Verb.SUSPEND, FailureClass.NO_ROOM, Status.WAITING, 1);
    place(journal, "placed", SMALL, Lifecycle.ACTIVE, 0);

    List<Waiting> line = journal.write(ledger -> ledger.rooms().line(List.of(SMALL)));

    assertThat(line)
        .containsExactly(
            new Waiting(new ServiceId("first"), plain(SMALL), NOON.plusSeconds(60)),
            new Waiting(new ServiceId("second"), plain(SMALL), NOON.plusSeconds(120)),
            new Waiting(new ServiceId("third"), plain(SMALL), NOON.plusSeconds(180)));
    assertThat(journal.<List<Waiting>>write(ledger -> ledger.rooms().line(List.of(BIG)))).isEmpty();
  }

  @Test
  default void aServicesHomeIsRememberedWhileItHasNoPanel() {
    Journal journal = journal();
    var one = new ServiceId("one");
    assertThat(home(journal, one)).isEmpty();
    place(journal, "one", SMALL, Lifecycle.TERMINATED, 2);
    assertThat(home(journal, one)).contains(A);

    for (int times = 0; times < 2; times++) {
      journal.write(
          ledger -> {
            ledger.keepMemory(ledger.hold(one).unbound());
            return one;
          });
      assertThat(home(journal, one)).contains(A);
    }

    journal.write(
        ledger -> {
          ledger.keepMemory(placed(ledger.hold(one), B));
          return one;
        });
    assertThat(home(journal, one)).contains(B);
  }

  private static Optional<PanelId> home(Journal journal, ServiceId service) {
    return journal.write(
        ledger -> {
          ledger.hold(service);
          return ledger.rooms().home(service);
        });
  }
}
