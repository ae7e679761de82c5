package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.bthost.judge.Order;
import org.bthost.judge.Wish;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;

/**
 * Numbered events end in the same, however they arrive and whenever they are worked on. What that
 * is, is told by applying them in the order of their numbers.
 */
class AnyOrderTest {
  private static final OrderRig RIG = new OrderRig();

  /** Events of a service in the order of their numbers; every set of these is sent. */
  private static final List<Verb> HISTORY =
      List.of(Verb.CREATE, Verb.RENEW, Verb.TERMINATE, Verb.CREATE, Verb.CHANGE_PACKAGE);

  private record Event(int number, Verb verb) {
    @Override
    public String toString() {
      return verb + "(" + number + ")";
    }
  }

  @Provide
  Arbitrary<List<Event>> arrivalsOfUpToFive() {
    List<List<Event>> sets =
        IntStream.range(1, 1 << HISTORY.size()).mapToObj(AnyOrderTest::events).toList();
    return Arbitraries.of(sets).flatMap(Arbitraries::shuffle);
  }

  private static List<Event> events(int set) {
    return IntStream.range(0, HISTORY.size())
        .filter(i -> (set & 1 << i) != 0)
        .mapToObj(i -> new Event(i + 1, HISTORY.get(i)))
        .toList();
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void everyArrivalOfUpToFiveEventsIsStoredAsTheSameWish(
      @ForAll("arrivalsOfUpToFive") List<Event> arrival) {
    ServiceId service = RIG.newService();
    List<Order> orders = orders(service, arrival);

    orders.forEach(RIG::submit);
    RIG.submit(orders.get(0));
    if (RIG.operations(service).stream().anyMatch(AnyOrderTest::isWaitingCreate)) {
      RIG.work();
    }
    RIG.forget(service);

    assertThat(RIG.operations(service)).hasSameSizeAs(orders);
    assertSame(RIG.wish(service), Wish.of(orders));
  }

  private static boolean isWaitingCreate(Operation operation) {
    return operation.verb() == Verb.CREATE && operation.status() == Status.WAITING;
  }

  @Provide
  Arbitrary<List<Verb>> longHistories() {
    return Arbitraries.of(Verb.ofBilling()).list().ofMinSize(6).ofMaxSize(20);
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void longHistoriesEndTheSameOnThePanelHoweverTheyArriveAndAreWorkedOn(
      @ForAll("longHistories") List<Verb> history, @ForAll Random random) {
    ServiceId service = RIG.newService();
    List<Event> arrival =
        new ArrayList<>(
            IntStream.range(0, history.size())
                .mapToObj(i -> new Event(i + 1, history.get(i)))
                .toList());
    Collections.shuffle(arrival, random);
    List<Order> orders = orders(service, arrival);

    for (Order order : orders) {
      RIG.submit(order);
      RIG.submit(orders.get(random.nextInt(orders.indexOf(order) + 1)));
      if (random.nextInt(3) == 0) {
        RIG.work();
      }
    }
    RIG.settle();

    Optional<Wish> wish = Wish.of(orders);
    assertSame(RIG.wish(service), wish);
    wish.ifPresent(it -> assertThat(RIG.fault(service, it)).isEmpty());
    assertThat(RIG.operations(service))
        .hasSameSizeAs(orders)
        .allMatch(it -> isAtItsEnd(it, orders));
  }

  /** What is told in the end: done, overtaken, or that it waits for a create that never comes. */
  private static boolean isAtItsEnd(Operation operation, List<Order> orders) {
    long number = operation.intent().sequence().getAsLong();
    boolean createFollows =
        orders.stream()
            .anyMatch(it -> it.verb().equals("create") && it.sequence().getAsLong() >= number);
    return switch (operation.status()) {
      case SUCCEEDED, SUPERSEDED -> true;
      case WAITING -> operation.generation() == 0 && !createFollows;
      default -> false;
    };
  }

  @Provide
  Arbitrary<List<Verb>> historiesFromACreate() {
    return Arbitraries.of(Verb.ofBilling())
        .list()
        .ofMinSize(2)
        .ofMaxSize(12)
        .map(
            verbs -> {
              var history = new ArrayList<Verb>(List.of(Verb.CREATE));
              history.addAll(verbs);
              return history;
            });
  }

  @Property(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void eventsWithoutNumbersEndAsTheyCameWheneverTheyAreWorkedOn(
      @ForAll("historiesFromACreate") List<Verb> history, @ForAll Random random) {
    ServiceId service = RIG.newService();
    List<Order> orders =
        IntStream.range(0, history.size())
            .mapToObj(i -> RIG.order(service, history.get(i), OptionalLong.empty(), i))
            .toList();

    for (Order order : orders) {
      RIG.submit(order);
      if (random.nextInt(3) == 0) {
        RIG.work();
      }
    }
    RIG.settle();

    Wish wish = Wish.of(orders).orElseThrow();
    assertSame(RIG.wish(service), Optional.of(wish));
    assertThat(RIG.fault(service, wish)).isEmpty();
    assertThat(RIG.operations(service)).allMatch(it -> it.status().isFinal());
  }

  private static List<Order> orders(ServiceId service, List<Event> arrival) {
    return arrival.stream()
        .map(it -> RIG.order(service, it.verb, OptionalLong.of(it.number), it.number))
        .toList();
  }

  /** A terminated service has no other wish than that. */
  private static void assertSame(Optional<Wish> wish, Optional<Wish> right) {
    if (right.filter(it -> it.lifecycle().equals("terminated")).isPresent()) {
      assertThat(wish.map(Wish::lifecycle)).contains("terminated");
    } else {
      assertThat(wish).isEqualTo(right);
    }
  }
}
