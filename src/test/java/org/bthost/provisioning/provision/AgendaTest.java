package org.bthost.provisioning.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bthost.judge.Order;
import org.bthost.judge.Wish;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.DesiredState;
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
 * All arrivals of up to five numbered events, whatever their verbs: nearly half a million. What
 * they come to is told by another model, which applies them in the order of their numbers.
 */
class AgendaTest {
  private static final int MOST = 5;
  private static final int ENOUGH = 5;

  /** A change of package obeys the rule of a renewal, on a field of its own. */
  private static final List<Verb> VERBS =
      List.of(Verb.CREATE, Verb.SUSPEND, Verb.UNSUSPEND, Verb.TERMINATE, Verb.RENEW);

  private static final ServiceId SERVICE = new ServiceId("s");
  private static final LocalDate DAY = LocalDate.of(2030, 1, 1);
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final List<OperationId> IDS =
      IntStream.rangeClosed(0, MOST)
          .mapToObj(number -> new OperationId(new UUID(0, number).toString()))
          .toList();
  private static final Map<Event, Intent> INTENTS = intents();

  private record Event(int number, Verb verb) {
    boolean decidesLife() {
      return verb == Verb.CREATE || verb == Verb.TERMINATE;
    }

    @Override
    public String toString() {
      return verb + "(" + number + ")";
    }
  }

  /** What has come of the events so far; an executor may have been at work between them. */
  private record State(
      List<Event> came, Service service, List<Operation> open, Map<Integer, Status> ended) {
    static final State NOTHING = new State(List.of(), Service.unborn(SERVICE), List.of(), Map.of());

    State taking(Event event) {
      var agenda = new Agenda(service, open, NOW);
      Instant at = agenda.arrival();
      var operation = Operation.begun(IDS.get(event.number), INTENTS.get(event), at);
      agenda.take(operation);
      var known = new ArrayList<>(open);
      known.add(operation);
      var all = new ArrayList<>(came);
      all.add(event);
      return new State(all, service, known, ended).after(agenda);
    }

    /** An executor carries out all that it can. */
    State workedOff() {
      State state = this;
      while (state.open.stream().anyMatch(it -> it.generation() > 0)) {
        var ended = new HashMap<>(state.ended);
        state.open.stream()
            .filter(it -> it.generation() > 0)
            .forEach(it -> ended.put(number(it), Status.SUCCEEDED));
        List<Operation> waiting = state.open.stream().filter(it -> it.generation() == 0).toList();
        Service reached = state.service.reached(state.service.wanted().generation());
        var agenda = new Agenda(reached, waiting, NOW);
        agenda.wake();
        state = new State(came, reached, waiting, ended).after(agenda);
      }
      return state;
    }

    private State after(Agenda agenda) {
      var now = new ArrayList<>(open);
      var allEnded = new HashMap<>(ended);
      for (Operation change : agenda.changed()) {
        now.replaceAll(it -> it.id().equals(change.id()) ? change : it);
        if (change.status().isFinal()) {
          now.remove(change);
          allEnded.put(number(change), change.status());
        }
      }
      return new State(came, agenda.service(), now, allEnded);
    }

    /** The same for the same events in any order. */
    int key() {
      int key = 0;
      for (Event event : came) {
        key |= 1 << ((event.number - 1) * VERBS.size() + VERBS.indexOf(event.verb));
      }
      return key;
    }

    boolean knows(int number) {
      return came.stream().anyMatch(event -> event.number == number);
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

  /**
   * What some events have to come to.
   *
   * @param overtaken those of which a later one made nothing
   * @param early those whose create has not come
   */
  private record Right(Optional<Wish> wish, Set<Event> overtaken, Set<Event> early) {
    static Right of(Collection<Event> events) {
      List<Event> inOrder = events.stream().sorted(Comparator.comparing(Event::number)).toList();
      return new Right(
          Wish.of(inOrder.stream().map(AgendaTest::order).toList()),
          inOrder.stream().filter(it -> isOvertaken(it, inOrder)).collect(Collectors.toSet()),
          inOrder.stream().filter(it -> isEarly(it, inOrder)).collect(Collectors.toSet()));
    }

    private static boolean isOvertaken(Event event, List<Event> inOrder) {
      return inOrder.stream()
          .filter(later -> later.number > event.number)
          .anyMatch(
              later ->
                  later.decidesLife()
                      || (!event.decidesLife() && later.verb.field() == event.verb.field()));
    }

    private static boolean isEarly(Event event, List<Event> inOrder) {
      boolean created = inOrder.stream().anyMatch(it -> it.verb == Verb.CREATE);
      boolean createFollows =
          inOrder.stream().anyMatch(it -> it.number > event.number && it.verb == Verb.CREATE);
      boolean lives =
          inOrder.stream()
              .filter(it -> it.number < event.number && it.decidesLife())
              .reduce((one, later) -> later)
              .filter(it -> it.verb == Verb.CREATE)
              .isPresent();
      return event.verb != Verb.CREATE
          && !createFollows
          && (event.verb == Verb.TERMINATE ? !created : !lives);
    }

    Optional<String> fault(State state, boolean eager) {
      Optional<Wish> is = state.service.desired().map(AgendaTest::wish);
      if (!is.equals(wish) && !(isTerminated(is) && isTerminated(wish))) {
        return Optional.of(is + " instead of " + wish);
      }
      return state.came.stream()
          .filter(event -> !fits(state.status(event), event, eager))
          .map(event -> event + " is " + state.status(event))
          .findFirst();
    }

    /**
     * Whether an operation may stand so. Where the executor works only in the end, what is early or
     * overtaken never succeeded.
     */
    private boolean fits(Status status, Event event, boolean eager) {
      boolean counts = !overtaken.contains(event) && !early.contains(event);
      return switch (status) {
        case SUCCEEDED -> eager || counts || event.verb == Verb.TERMINATE;
        case SUPERSEDED -> overtaken.contains(event);
        case WAITING -> early.contains(event);
        case PENDING, RUNNING, FAILED, HELD, CANCELLED -> false;
      };
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
    Map<Integer, Right> rights = new ConcurrentHashMap<>();
    return IntStream.rangeClosed(1, MOST)
        .parallel()
        .mapToObj(
            first -> {
              var faults = new ArrayList<String>();
              arrive(State.NOTHING, first, eager, rights, faults);
              return faults;
            })
        .flatMap(List::stream)
        .toList();
  }

  /** Goes on with this number, and then with all others. */
  private static void arrive(
      State before, int number, boolean eager, Map<Integer, Right> rights, List<String> faults) {
    for (Verb verb : VERBS) {
      State after = before.taking(new Event(number, verb));
      State settled = after.workedOff();
      Right right = rights.computeIfAbsent(after.key(), key -> Right.of(after.came));
      right.fault(settled, eager).map(what -> after.came + ": " + what).ifPresent(faults::add);
      for (int next = 1; next <= MOST && faults.size() < ENOUGH; next++) {
        if (!after.knows(next)) {
          arrive(eager ? settled : after, next, eager, rights, faults);
        }
      }
    }
  }

  private static boolean isTerminated(Optional<Wish> wish) {
    return wish.filter(it -> it.lifecycle().equals("terminated")).isPresent();
  }

  private static Wish wish(DesiredState wish) {
    return new Wish(
        wish.lifecycle().name().toLowerCase(Locale.ROOT), wish.product().value(), wish.paidUntil());
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
    var intents = new HashMap<Event, Intent>();
    for (int number = 1; number <= MOST; number++) {
      for (Verb verb : VERBS) {
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
      default -> Intent.plain(key, event.verb, SERVICE, Optional.empty());
    };
  }
}
