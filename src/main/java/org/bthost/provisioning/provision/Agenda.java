package org.bthost.provisioning.provision;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.Verb;

/**
 * What one service's operations come to, in whichever order they arrive: takes them in, and says
 * what changes by it. Stores nothing.
 */
final class Agenda {
  private final Map<OperationId, Operation> open = new LinkedHashMap<>();
  private final Map<OperationId, Operation> changed = new LinkedHashMap<>();
  private final Instant now;
  private Service service;

  /**
   * @param open the service's operations that are not at their end, in the order they came in
   */
  Agenda(Service service, List<Operation> open, Instant now) {
    this.service = service;
    this.now = now;
    open.forEach(it -> this.open.put(it.id(), it));
  }

  /** The service as it is wanted now. */
  Service service() {
    return service;
  }

  /** The operations that have changed, as they stand now. */
  Collection<Operation> changed() {
    return changed.values();
  }

  /** When what comes now has come: later than all that waits, so that their order is kept. */
  Instant arrival() {
    long last =
        open.values().stream().mapToLong(it -> it.createdAt().toEpochMilli()).max().orElse(0);
    return Instant.ofEpochMilli(Math.max(now.toEpochMilli(), last + 1));
  }

  /** Decides about an operation that has just come, and about those that waited for it. */
  void take(Operation arrived) {
    open.put(arrived.id(), arrived);
    settle(arrived, decide(arrived));
    wake();
  }

  /** Takes an operation in with this wish, whatever the rules say. */
  void want(Operation operation, DesiredState wish) {
    settle(operation, new Decision.Wanted(wish, Wishes.overtakenBy(operation.verb())));
    wake();
  }

  /** Lets the operations that waited have their turn, as far as they need to wait no more. */
  void wake() {
    Optional<Operation> next = nextToWake();
    while (next.isPresent()) {
      settle(next.get(), decide(next.get()));
      next = nextToWake();
    }
  }

  /** The first of those that wait which need wait no more, in the order they came. */
  private Optional<Operation> nextToWake() {
    return open.values().stream()
        .filter(Agenda::waits)
        .filter(it -> !(decide(it) instanceof Decision.Unchanged unchanged && unchanged.waits()))
        .findFirst();
  }

  private Decision decide(Operation operation) {
    boolean createWaits =
        open.values().stream().anyMatch(it -> it.generation() == 0 && it.verb() == Verb.CREATE);
    return Wishes.decide(service, operation.intent(), createWaits);
  }

  private void settle(Operation operation, Decision decision) {
    if (decision instanceof Decision.Wanted wanted) {
      overtake(operation, wanted.overtaken());
      accept(operation, wanted);
    } else if (decision instanceof Decision.Unchanged unchanged) {
      change(operation, unchanged.status(), 0, unchanged.why());
    }
  }

  private void accept(Operation operation, Decision.Wanted wanted) {
    boolean reborn =
        service
            .desired()
            .filter(old -> old.incarnation() < wanted.wish().incarnation())
            .isPresent();
    service =
        (reborn ? service.unbound() : service)
            .wanting(wanted.wish(), Wishes.sequences(service, operation.intent()));
    change(operation.at(Status.PENDING, wanted.wish().generation(), Optional.empty(), now));
  }

  /**
   * Ends what came before and is needless now. Those that wait have their turn yet, unless the
   * service ends. What a late termination finds with a higher number belongs to the create after
   * it, and waits for that.
   */
  private void overtake(Operation newer, Set<Verb> verbs) {
    boolean ends = newer.verb() == Verb.TERMINATE;
    for (Operation older : List.copyOf(open.values())) {
      boolean before = !older.id().equals(newer.id()) && !isAfter(older, newer);
      if (before && verbs.contains(older.verb()) && (ends || !waits(older))) {
        String why = "a later " + newer.verb() + " took its place";
        change(older, Status.SUPERSEDED, older.generation(), why);
      } else if (ends && outnumbers(older, newer)) {
        change(older, Status.WAITING, 0, Wishes.WAITS_FOR_CREATE);
      }
    }
  }

  private static boolean waits(Operation operation) {
    return operation.generation() == 0 && operation.status() == Status.WAITING;
  }

  private static boolean isAfter(Operation one, Operation other) {
    return outnumbers(one, other)
        || (!outnumbers(other, one) && one.createdAt().isAfter(other.createdAt()));
  }

  private static boolean outnumbers(Operation one, Operation other) {
    return one.intent().sequence().isPresent()
        && other.intent().sequence().isPresent()
        && one.intent().sequence().getAsLong() > other.intent().sequence().getAsLong();
  }

  private void change(Operation operation, Status status, long generation, String why) {
    change(operation.at(status, generation, Optional.of(why), now));
  }

  private void change(Operation operation) {
    changed.remove(operation.id());
    changed.put(operation.id(), operation);
    if (operation.status().isFinal()) {
      open.remove(operation.id());
    } else {
      open.put(operation.id(), operation);
    }
  }
}
