package org.bthost.provisioning.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bthost.judge.Order;
import org.bthost.judge.Wish;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.junit.jupiter.api.Test;

/**
 * All arrivals of up to five numbered events, whatever their verbs: more than a million. What they
 * come to is told by another model, which applies them in the order of their numbers.
 */
class AgendaTest {
  private static final int MOST = 5;
  private static final ServiceId SERVICE = new ServiceId("s");
  private static final LocalDate DAY = LocalDate.of(2030, 1, 1);
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final Map<Event, Intent> INTENTS = intents();

  private record Event(int number, Verb verb) {
    @Override
    public String toString() {
      return verb + "(" + number + ")";
    }
  }

  /** What has come of the events so far; an executor may have been at work between them. */
  private record State(Service service, List<Operation> open, Map<Integer, Status> ended) {
    static final State NOTHING = new State(Service.unborn(SERVICE), List.of(), Map.of());

    State taking(Event event) {
      var agenda = new Agenda(service, open, NOW);
      Instant at = agenda.arrival();
      var id = new OperationId(new UUID(0, event.number).toString());
      var operation =
          new Operation(id, INTENTS.get(event), Status.PENDING, 0, 0, Optional.empty(), at, at);
      agenda.take(operation);
      var known = new ArrayList<>(open);
      known.add(operation);
      return after(agenda, known);
    }

    /** An executor carries out all that it can. */
    State workedOff() {
      State state = this;
      while (state.open.stream().anyMatch(it -> it.generation() > 0)) {
        var ended = new TreeMap<>(state.ended);
        state.open.stream()
            .filter(it -> it.generation() > 0)
            .forEach(it -> ended.put(number(it), Status.SUCCEEDED));
        List<Operation> waiting =
            state.open.stream().filter(it -> it.generation() == 0).toList();
        Service reached = state.service.reached(state.service.wanted().generation());
        var agenda = new Agenda(reached, waiting, NOW);
        agenda.wake();
        state = new State(reached, waiting, ended).after(agenda, waiting);
      }
      return state;
    }

    private State after(Agenda agenda, List<Operation> known) {
      var now = new ArrayList<>(known);
      var allEnded = new TreeMap<>(ended);
      for (Operation change : agenda.changed()) {
        now.replaceAll(it -> it.id().equals(change.id()) ? change : it);
        if (change.status().isFinal()) {
          now.remove(change);
          allEnded.put(number(change), change.status());
        }
      }
      return new State(agenda.service(), List.copyOf(now), allEnded);
    }

    private static int number(Operation operation) {
      return (int) operation.intent().sequence().getAsLong();
    }

    Status status(Event event) {
      return open.stream()
          .filter(it -> number(it) == event.number)
          .map(Operation::status)
          .findFirst()
          .orElseGet(() -> ended.get(event.number));
    }
  }

  @Test
  void everyArrivalComesToTheSameWhenTheExecutorWorksOnlyAfterIt() {
    assertThat(faults(false)).isEmpty();
  }

  @Test
  void everyArrivalComesToTheSameWhenTheExecutorWorksAfterEachEvent() {
    assertThat(faults(true)).isEmpty();
  }

  private static List<String> faults(boolean eager) {
    return IntStream.rangeClosed(1, MOST)
        .parallel()
        .mapToObj(number -> faultsFrom(number, eager))
        .flatMap(List::stream)
        .limit(20)
        .toList();
  }

  private static List<String> faultsFrom(int first, boolean eager) {
    var faults = new ArrayList<String>();
    arrive(State.NOTHING, List.of(), first, eager, faults);
    return faults;
  }

  private static void arrive(
      State before, List<Event> came, int number, boolean eager, List<String> faults) {
    for (Verb verb : Verb.values()) {
      var event = new Event(number, verb);
      var all = new ArrayList<>(came);
      all.add(event);
      State after = before.taking(event);
      State settled = after.workedOff();
      fault(settled, all, eager).map(what -> all + ": " + what).ifPresent(faults::add);
      for (int next = 1; next <= MOST; next++) {
        if (isNew(next, all)) {
          arrive(eager ? settled : after, all, next, eager, faults);
        }
      }
    }
  }

  private static boolean isNew(int number, List<Event> came) {
    return came.stream().noneMatch(it -> it.number == number);
  }

  private static Optional<String> fault(State state, List<Event> came, boolean eager) {
    List<Event> inOrder = came.stream().sorted(Comparator.comparing(Event::number)).toList();
    Optional<Wish> right = Wish.of(inOrder.stream().map(AgendaTest::order).toList());
    Optional<Wish> wish = state.service.desired().map(AgendaTest::wish);
    boolean same =
        wish.equals(right) || (isTerminated(wish) && isTerminated(right));
    if (!same) {
      return Optional.of(wish + " instead of " + right);
    }
    return inOrder.stream()
        .filter(event -> !fits(state.status(event), event, inOrder, eager))
        .map(event -> event + " is " + state.status(event))
        .findFirst();
  }

  /**
   * Whether an operation may stand so. Where the executor works only in the end, what was overtaken
   * never succeeded, and what was not is never superseded.
   */
  private static boolean fits(Status status, Event event, List<Event> inOrder, boolean eager) {
    boolean overtaken = inOrder.stream().anyMatch(later -> overtakes(later, event));
    boolean needsCreate = needsCreate(event, inOrder);
    return switch (status) {
      case SUCCEEDED -> eager || event.verb == Verb.TERMINATE || (!overtaken && !needsCreate);
      case SUPERSEDED -> overtaken;
      case WAITING -> needsCreate;
      default -> false;
    };
  }

  private static boolean overtakes(Event later, Event event) {
    boolean decides = later.verb == Verb.CREATE || later.verb == Verb.TERMINATE;
    boolean sameField = event.verb != Verb.CREATE && event.verb != Verb.TERMINATE
        && later.verb.field() == event.verb.field();
    return later.number > event.number && (decides || sameField);
  }

  /** Whether the create that an event belongs to has not come. */
  private static boolean needsCreate(Event event, List<Event> inOrder) {
    if (event.verb == Verb.CREATE
        || inOrder.stream().anyMatch(it -> it.number > event.number && it.verb == Verb.CREATE)) {
      return false;
    }
    Optional<Event> life =
        inOrder.stream()
            .filter(it -> it.number < event.number)
            .filter(it -> it.verb == Verb.CREATE || it.verb == Verb.TERMINATE)
            .reduce((one, other) -> other);
    boolean everCreated = inOrder.stream().anyMatch(it -> it.verb == Verb.CREATE);
    boolean lives = life.filter(it -> it.verb == Verb.CREATE).isPresent();
    return event.verb == Verb.TERMINATE ? !everCreated : !lives;
  }

  private static boolean isTerminated(Optional<Wish> wish) {
    return wish.filter(it -> it.lifecycle().equals("terminated")).isPresent();
  }

  private static Wish wish(org.bthost.provisioning.domain.DesiredState wish) {
    return new Wish(
        wish.lifecycle().name().toLowerCase(java.util.Locale.ROOT),
        wish.product().value(),
        wish.paidUntil());
  }

  private static Order order(Event event) {
    Intent intent = INTENTS.get(event);
    return new Order(
        event.toString(),
        "s",
        event.verb.word(),
        OptionalLong.of(event.number),
        intent.product().map(ProductId::value),
        intent.paidUntil());
  }

  private static Map<Event, Intent> intents() {
    var intents = new java.util.HashMap<Event, Intent>();
    for (int number = 1; number <= MOST; number++) {
      for (Verb verb : Verb.values()) {
        var event = new Event(number, verb);
        intents.put(event, intent(event).numbered(number));
      }
    }
    return intents;
  }

  private static Intent intent(Event event) {
    var key = new EventKey("/b", event.toString());
    var product = new ProductId("p" + event.number);
    LocalDate day = DAY.plusDays(event.number);
    return switch (event.verb) {
      case CREATE ->
          Intent.create(
              key, SERVICE, new Customer("c", Optional.empty(), Optional.empty()), product, day);
      case CHANGE_PACKAGE -> Intent.changePackage(key, SERVICE, product);
      case RENEW -> Intent.renew(key, SERVICE, day);
      case SUSPEND, UNSUSPEND, TERMINATE ->
          Intent.plain(key, event.verb, SERVICE, Optional.empty());
    };
  }
}
