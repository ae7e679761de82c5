package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bthost.provisioning.journal.JournalContract.LEASE;
import static org.bthost.provisioning.journal.JournalContract.ONE;
import static org.bthost.provisioning.journal.JournalContract.claim;
import static org.bthost.provisioning.journal.JournalContract.makeDue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.LeaseLost;
import org.bthost.provisioning.domain.ServiceId;
import org.junit.jupiter.api.Test;

/** What becomes of transactions that meet, on whichever database. */
interface CollisionContract extends AnyDatabase {
  ServiceId TWO = new ServiceId("two");

  /** Runs all of it at once. */
  static <T> List<Future<T>> atOnce(List<Callable<T>> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(work.size());
    var start = new CyclicBarrier(work.size());
    var running = new ArrayList<Future<T>>();
    for (Callable<T> one : work) {
      running.add(
          threads.submit(
              () -> {
                start.await(10, TimeUnit.SECONDS);
                return one.call();
              }));
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    return running;
  }

  @Test
  default void claimsGoByAge() {
    Journal journal = journal();
    List<String> byAge = List.of("c", "a", "e", "b", "d");
    journal.write(
        ledger -> {
          for (String id : List.of("a", "b", "c", "d", "e")) {
            ledger.hold(new ServiceId(id));
            ledger.due(new ServiceId(id), ledger.now().minusSeconds(60 - byAge.indexOf(id)));
          }
          ledger.hold(ONE);
          ledger.due(ONE, ledger.now().plusSeconds(60));
          return ONE;
        });

    var claimed = new ArrayList<String>();
    for (int batch = 0; batch < 3; batch++) {
      claim(journal, "w", LEASE, 2).forEach(lease -> claimed.add(lease.service().value()));
    }

    assertThat(claimed).containsExactlyElementsOf(byAge);
  }

  @Test
  default void aClaimPassesOverAServiceThatIsBeingWrittenTo() throws Exception {
    Journal journal = journal();
    makeDue(journal, ONE);
    makeDue(journal, TWO);
    ExecutorService worker = Executors.newSingleThreadExecutor();

    List<Lease> claimed =
        journal.write(
            ledger -> {
              ledger.hold(ONE);
              return wait(worker.submit(() -> claim(journal, "w", LEASE, 2)));
            });
    worker.shutdown();

    assertThat(claimed).extracting(Lease::service).containsExactly(TWO);
    assertThat(claim(journal, "w", LEASE, 2)).extracting(Lease::service).containsExactly(ONE);
  }

  private static <T> T wait(Future<T> result) {
    try {
      return result.get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  default void ofAnExtensionAndATakeoverAtOnceOneWins() throws Exception {
    DataSource database = TestDatabases.fresh(kind());
    Instant end = Instant.ofEpochMilli(1_800_000_000_000L);
    Journal before = AnyDatabase.journal(database, handle -> end.minus(LEASE));
    Journal justInTime = AnyDatabase.journal(database, handle -> end);
    Journal justTooLate = AnyDatabase.journal(database, handle -> end.plusMillis(1));
    for (int round = 0; round < 25; round++) {
      var service = new ServiceId("s-" + round);
      makeDue(before, service);
      Lease held = claim(before, "holder", LEASE, 1).get(0);

      List<Future<Integer>> wins =
          atOnce(
              List.of(
                  () -> extended(justInTime, held) ? 1 : 0,
                  () -> claim(justTooLate, "holder", LEASE, 1).size()));

      assertThat(wins.get(0).get() + wins.get(1).get()).isEqualTo(1);
    }
  }

  @Test
  default void anExpiredLeaseIsNotExtendedAlsoWhereNobodyTookIt() {
    DataSource database = TestDatabases.fresh(kind());
    Instant end = Instant.ofEpochMilli(1_800_000_000_000L);
    Journal before = AnyDatabase.journal(database, handle -> end.minus(LEASE));
    makeDue(before, ONE);
    Lease held = claim(before, "holder", LEASE, 1).get(0);

    assertThat(extended(AnyDatabase.journal(database, handle -> end.plusMillis(1)), held))
        .isFalse();
    assertThat(extended(AnyDatabase.journal(database, handle -> end), held)).isTrue();
  }

  private static boolean extended(Journal journal, Lease lease) {
    try {
      journal.queue().extend(lease, LEASE);
      return true;
    } catch (LeaseLost lost) {
      return false;
    }
  }

  @Test
  default void manyFirstEventsOfOneServiceAtOnceLoseNothing() throws Exception {
    Journal journal = journal();
    var events = new ArrayList<Callable<ServiceId>>();
    for (int i = 0; i < 12; i++) {
      String event = "e-" + i;
      events.add(
          () ->
              journal.write(
                  ledger -> {
                    ledger.hold(ONE);
                    ledger.add(JournalContract.operation(event));
                    return ONE;
                  }));
    }

    for (Future<ServiceId> event : atOnce(events)) {
      event.get();
    }

    assertThat(journal.services(ServiceSearch.all("", 10))).hasSize(1);
    assertThat(journal.operationsOf(ONE, 20)).hasSize(12);
  }

  @Test
  default void oneEventThroughManyDoorsAtOnceIsOneOperation() throws Exception {
    Journal journal = journal();
    var doors = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 8; i++) {
      doors.add(() -> journal.write(CollisionContract::addOnce));
    }

    int added = 0;
    for (Future<Boolean> door : atOnce(doors)) {
      added += door.get() ? 1 : 0;
    }

    assertThat(added).isEqualTo(1);
    assertThat(journal.operationsOf(ONE, 20)).hasSize(1);
  }

  /** Work as a caller of the journal has to write it: it looks for its own traces first. */
  static boolean addOnce(Ledger ledger) {
    var operation = JournalContract.operation("e-1");
    if (ledger.operationOf(operation.intent().key()).isPresent()) {
      return false;
    }
    ledger.hold(ONE);
    ledger.add(operation);
    return true;
  }

  @Test
  default void ofTwoTransactionsInADeadlockBothAreWrittenOnce() throws Exception {
    Journal journal = journal();
    journal.write(ledger -> ledger.hold(ONE));
    journal.write(ledger -> ledger.hold(TWO));
    var bothHoldOne = new CyclicBarrier(2);
    var runs = new AtomicInteger();
    Function<List<ServiceId>, Boolean> work =
        order ->
            journal.write(
                ledger -> {
                  ledger.hold(order.get(0));
                  if (runs.incrementAndGet() <= 2) {
                    meet(bothHoldOne);
                  }
                  ledger.hold(order.get(1));
                  ledger.add(JournalContract.operation("first " + order.get(0)));
                  return true;
                });

    for (Future<Boolean> written :
        atOnce(
            List.<Callable<Boolean>>of(
                () -> work.apply(List.of(ONE, TWO)), () -> work.apply(List.of(TWO, ONE))))) {
      assertThat(written.get()).isTrue();
    }

    assertThat(runs).hasValueGreaterThan(2);
    assertThat(journal.operationsOf(ONE, 10)).hasSize(2);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  default void ofTwoInstallationsThatStartAtOnceOneIsRefused() throws Exception {
    Journal journal = journal();
    Callable<Boolean> one = () -> belongs(journal, "one");
    Callable<Boolean> other = () -> belongs(journal, "other");

    List<Future<Boolean>> taken = atOnce(List.of(one, other));

    assertThat(taken.get(0).get()).isNotEqualTo(taken.get(1).get());
    assertThatThrownBy(() -> journal.belongTo(new InstallationId("third")))
        .hasMessageContaining("belongs to installation");
  }

  private static boolean belongs(Journal journal, String installation) {
    try {
      journal.belongTo(new InstallationId(installation));
      return true;
    } catch (IllegalStateException refused) {
      return false;
    }
  }
}
