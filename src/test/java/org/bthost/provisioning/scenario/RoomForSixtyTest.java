package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.scenario.Farm.ids;
import static org.bthost.provisioning.scenario.Farm.panel;
import static org.bthost.provisioning.scenario.Farm.product;
import static org.bthost.provisioning.scenario.Farm.room;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Spread;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.TestDatabases;
import org.bthost.provisioning.provision.WorkerPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hundred orders at once on room for sixty, worked on by the many threads of two nodes. */
class RoomForSixtyTest {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final List<ServiceId> ALL = ids(100);

  private static Catalogue files(int roomOfA, int roomOfB) {
    List<Panel> panels =
        List.of(panel("a", room("default", 1, roomOfA)), panel("b", room("default", 1, roomOfB)));
    return new Catalogue(List.of(product("basic", "default", 0)), panels, Spread.ROUND_ROBIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql", "mariadb"})
  void exactlySixtyArePlacedAndTheRestAsRoomComesTheOldestFirst(String database) {
    try (var farm = new Farm(TestDatabases.fresh(database), files(20, 40))) {
      whileTwoNodesWork(farm, () -> sixtyAndThenTenMore(farm));

      farm.restart(files(55, 40));
      farm.clock.advance(Duration.ofMinutes(1));
      whileTwoNodesWork(farm, () -> await(farm, Map.of("SUCCEEDED", 110L)));

      assertThat(taken(farm)).isEqualTo(Map.of("a", 50L, "b", 40L));
      assertThat(farm.hosts("a")).isEqualTo(50);
      assertThat(farm.hosts("b")).isEqualTo(40);
    }
  }

  private static void sixtyAndThenTenMore(Farm farm) {
    orderAllAtOnce(farm);
    await(farm, Map.of("SUCCEEDED", 60L, "WAITING", 40L));
    assertThat(taken(farm)).isEqualTo(Map.of("a", 20L, "b", 40L));
    List<ServiceId> line = waiting(farm);
    assertThat(line).hasSize(40);

    placedOn(farm, "a").subList(0, 4).forEach(it -> farm.send(it, Verb.TERMINATE));
    placedOn(farm, "b").subList(0, 6).forEach(it -> farm.send(it, Verb.TERMINATE));

    await(farm, Map.of("SUCCEEDED", 80L, "WAITING", 30L));
    assertThat(taken(farm)).isEqualTo(Map.of("a", 20L, "b", 40L));
    assertThat(waiting(farm)).isEqualTo(line.subList(10, 40));
  }

  private static void whileTwoNodesWork(Farm farm, Runnable meanwhile) {
    List<WorkerPool> nodes = List.of(running(farm), running(farm));
    try {
      meanwhile.run();
    } finally {
      nodes.forEach(WorkerPool::close);
    }
  }

  private static WorkerPool running(Farm farm) {
    WorkerPool pool = farm.pool(farm.newNode());
    pool.start(POLL);
    return pool;
  }

  private static void orderAllAtOnce(Farm farm) {
    ALL.parallelStream().forEach(service -> farm.order(service, "basic"));
  }

  private static void await(Farm farm, Map<String, Long> operations) {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!farm.journal.operationCounts().equals(operations)) {
      assertThat(System.nanoTime())
          .as("given up at %s: %s", farm.journal.operationCounts(), troubles(farm))
          .isLessThan(deadline);
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** What is not at its end, and does not wait for room. */
  private static List<String> troubles(Farm farm) {
    return ALL.stream()
        .flatMap(it -> farm.journal.operationsOf(it, 2).stream())
        .filter(it -> it.status() != Status.SUCCEEDED)
        .filter(it -> !it.failure().equals(Optional.of(FailureClass.NO_ROOM)))
        .map(it -> it.service() + " " + it.verb() + " " + it.status() + ": " + it.lastError())
        .toList();
  }

  private static Map<String, Long> taken(Farm farm) {
    return Map.of("a", farm.taken("a"), "b", farm.taken("b"));
  }

  private static List<ServiceId> placedOn(Farm farm, String panel) {
    return ALL.stream().filter(it -> farm.panelOf(it).equals(panel)).toList();
  }

  /** Those whose create waits for room and says so, the oldest first. */
  private static List<ServiceId> waiting(Farm farm) {
    Predicate<Operation> saysSo =
        it ->
            it.status() == Status.WAITING
                && it.failure().equals(Optional.of(FailureClass.NO_ROOM))
                && it.attempts() == 0
                && it.lastError()
                    .orElse("")
                    .startsWith(
                        "no room in group 'default' for product 'basic': panel a has 20 of");
    return ALL.stream()
        .flatMap(it -> farm.journal.operationsOf(it, 1).stream())
        .filter(saysSo)
        .sorted(
            Comparator.comparing(Operation::createdAt).thenComparing(it -> it.service().value()))
        .map(Operation::service)
        .toList();
  }
}
