package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bthost.judge.Order;
import org.bthost.judge.Wish;
import org.bthost.provisioning.domain.EventConflict;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.provision.Submissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same moment, many threads, several nodes on one database. */
class ArrivalAtOnceTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = 25;

  private final OrderRig rig = new OrderRig();
  private final List<Submissions> nodes =
      Stream.generate(rig::newSubmissions).limit(THREADS).toList();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /**
   * What became of each order, all of them sent at once, each by a thread and a node of its own.
   */
  private List<Future<Receipt>> atOnce(List<Order> orders) throws Exception {
    var start = new CyclicBarrier(orders.size());
    List<Callable<Receipt>> sendings =
        IntStream.range(0, orders.size())
            .<Callable<Receipt>>mapToObj(
                i ->
                    () -> {
                      start.await();
                      return nodes.get(i).submit(OrderRig.intent(orders.get(i)));
                    })
            .toList();
    return threads.invokeAll(sendings);
  }

  /** The receipt, or empty where the order was refused as a conflict. */
  private static Optional<Receipt> receipt(Future<Receipt> sending) throws Exception {
    try {
      return Optional.of(sending.get());
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(EventConflict.class);
      return Optional.empty();
    }
  }

  private Order renewal(ServiceId service, int number) {
    return rig.order(service, Verb.RENEW, OptionalLong.of(number), number);
  }

  private static Order withId(Order order, String id) {
    return new Order(
        id, order.service(), order.verb(), order.sequence(), order.product(), order.paidUntil());
  }

  @Test
  void theSameEventFromManyNodesIsOneOperationWithOneReceipt() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      ServiceId service = rig.newService();
      Order order = rig.order(service, Verb.CREATE, OptionalLong.of(1), 1);

      var receipts = new ArrayList<Receipt>();
      for (Future<Receipt> sending : atOnce(Stream.generate(() -> order).limit(THREADS).toList())) {
        receipts.add(sending.get());
      }

      assertThat(rig.operations(service)).hasSize(1);
      assertThat(receipts)
          .allMatch(it -> it.operation().equals(receipts.get(0).operation()))
          .filteredOn(it -> !it.alreadyKnown())
          .hasSize(1);
      assertThat(rig.journal.service(service).orElseThrow().wanted().generation()).isEqualTo(1);
    }
  }

  @Test
  void ofTwoContentsUnderOneKeyOneIsTakenInAndTheOtherIsAConflictForAll() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      ServiceId service = rig.newService();
      ServiceId other = rig.newService();
      String id = "key-" + round;
      List<Order> orders =
          IntStream.range(0, THREADS)
              .mapToObj(i -> withId(renewal(i % 2 == 0 ? service : other, i % 4), id))
              .toList();

      var receipts = new ArrayList<Optional<Receipt>>();
      for (Future<Receipt> sending : atOnce(orders)) {
        receipts.add(receipt(sending));
      }

      assertThat(rig.operations(service).size() + rig.operations(other).size()).isEqualTo(1);
      List<Integer> taken =
          IntStream.range(0, THREADS).filter(i -> receipts.get(i).isPresent()).boxed().toList();
      assertThat(taken).hasSize(2);
      assertThat(orders.get(taken.get(0))).isEqualTo(orders.get(taken.get(1)));
    }
  }

  @Test
  void numberedEventsOfOneServiceSentAtOnceComeToTheSameWish() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      ServiceId service = rig.newService();
      List<Verb> verbs =
          List.of(
              Verb.CREATE,
              Verb.SUSPEND,
              Verb.RENEW,
              Verb.CHANGE_PACKAGE,
              Verb.UNSUSPEND,
              Verb.RENEW,
              Verb.CHANGE_PACKAGE,
              Verb.SUSPEND);
      List<Order> orders =
          IntStream.range(0, verbs.size())
              .mapToObj(i -> rig.order(service, verbs.get(i), OptionalLong.of(i + 1), i + 1))
              .toList();

      for (Future<Receipt> sending : atOnce(orders)) {
        assertThat(sending.get().alreadyKnown()).isFalse();
      }

      assertThat(rig.wish(service)).isEqualTo(Wish.of(orders));
    }
  }
}
