package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.domain.Operation.Status.PENDING;
import static org.bthost.provisioning.domain.Operation.Status.RUNNING;
import static org.bthost.provisioning.domain.Operation.Status.SUCCEEDED;
import static org.bthost.provisioning.domain.Operation.Status.WAITING;
import static org.bthost.provisioning.scenario.Fleet.ONE;
import static org.bthost.provisioning.scenario.Fleet.TWO;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.bthost.provisioning.domain.Availability;
import org.bthost.provisioning.domain.CallRecord;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.provision.WorkerPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What waits for a panel, what it is sent meanwhile, and what the other panel notices of it. */
class PanelDownTest {
  private static final Duration POLL = Duration.ofSeconds(5);
  private static final int HOUR = 720;
  private static final int MOST_CALLS_IN_AN_HOUR = 65;

  private Fleet fleet = new Fleet();

  @AfterEach
  void close() {
    fleet.close();
  }

  private List<Receipt> orderAll(List<ServiceId> services) {
    return services.stream().map(service -> fleet.order(service, ONE)).toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = Line.Way.class,
      names = {"CUT", "SILENT"})
  void aDeadPanelIsSentFewCallsHoweverManyServicesWait(Line.Way way) {
    int forThree = callsInAnHour(3, way);
    int forSixty = callsInAnHour(60, way);

    assertThat(forSixty).isEqualTo(forThree).isBetween(20, MOST_CALLS_IN_AN_HOUR);
  }

  private int callsInAnHour(int services, Line.Way way) {
    try (var fresh = new Fleet()) {
      Fleet.ids("s", services).forEach(service -> fresh.order(service, ONE));
      fresh.one.now(way);
      Instant end = fresh.clock.instant().plus(Duration.ofHours(1));
      while (fresh.clock.instant().isBefore(end)) {
        fresh.rounds(1, POLL);
      }
      return fresh.one.calls().size();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Line.Way.class,
      names = {"CUT", "SILENT"})
  void anOutageWearsNothingOutAndEndsWithEverythingDone(Line.Way way) {
    List<Receipt> receipts = orderAll(Fleet.ids("s", 6));
    fleet.one.now(way);

    fleet.rounds(HOUR, POLL);

    assertThat(fleet.statuses(receipts)).containsOnly(PENDING, WAITING);
    int attempts =
        receipts.stream().map(fleet::operation).mapToInt(Operation::attempts).max().orElseThrow();
    assertThat(attempts).as("only what came before the panel was known to be down").isLessThan(2);
    assertThat(attemptRows()).isLessThan(MOST_CALLS_IN_AN_HOUR);

    fleet.one.now(Line.Way.OPEN);
    fleet.rounds(30, POLL);

    assertThat(fleet.statuses(receipts)).containsOnly(SUCCEEDED);
    assertThat(fleet.one.panel.state().liveHosts()).hasSize(6);
  }

  private long attemptRows() {
    return Fleet.ids("s", 9).stream()
        .flatMap(service -> fleet.journal.audit().of(service, 0, 10_000).stream())
        .filter(
            entry -> entry.row() instanceof CallRecord call && call.endpoint().equals("attempt"))
        .count();
  }

  @Test
  void whatWaitedDrainsInOrderOfAge() {
    fleet.one.now(Line.Way.CUT);
    var byAge = new ArrayList<>(Fleet.ids("s", 12));
    Collections.shuffle(byAge, new Random(3));
    for (ServiceId service : byAge) {
      fleet.order(service, ONE);
      fleet.rounds(7, POLL);
    }
    fleet.suspend(byAge.get(1)); // an event for a service that waits does not put it last

    fleet.one.now(Line.Way.OPEN);
    fleet.rounds(30, POLL);

    assertThat(
            fleet.one.calls().stream()
                .filter(call -> call.endpoint().equals("host_build"))
                .map(call -> call.form().get("username")))
        .containsExactlyElementsOf(byAge.stream().map(this::hostName).toList());
  }

  private String hostName(ServiceId service) {
    return fleet.journal.service(service).orElseThrow().host().orElseThrow().name();
  }

  @Test
  void aPanelIsSentNoMoreCallsInAnySecondThanItTakes() {
    fleet.close();
    fleet = new Fleet(5, List.of());
    List<Receipt> receipts = orderAll(Fleet.ids("s", 8));

    fleet.rounds(20, Duration.ofMillis(100));

    assertThat(fleet.statuses(receipts)).containsOnly(SUCCEEDED);
    List<Instant> sent = fleet.one.calls().stream().map(Line.Call::at).toList();
    for (int i = 5; i < sent.size(); i++) {
      assertThat(Duration.between(sent.get(i - 5), sent.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
    Duration whole = Duration.between(sent.get(0), sent.get(sent.size() - 1));
    assertThat(whole).as("no slower either").isLessThan(Duration.ofSeconds(sent.size() / 5 + 1L));
  }

  @Test
  void whileAPanelIsOnTrialOneServiceTriesIt() {
    orderAll(Fleet.ids("s", 9));
    fleet.one.now(Line.Way.CUT);
    fleet.rounds(1, Duration.ofMinutes(2));
    fleet.one.forget();
    assertThat(fleet.availability(ONE)).isEqualTo(Availability.ON_TRIAL);
    long before = attemptRows();

    fleet.round();

    assertThat(fleet.one.calls()).hasSize(1);
    assertThat(attemptRows()).isEqualTo(before + 1);
    assertThat(fleet.availability(ONE)).isEqualTo(Availability.DOWN);
  }

  @Test
  void aPanelThatNoServiceWaitsForIsTriedToo() {
    fleet.one.now(Line.Way.CUT);
    assertThat(fleet.gateway.test(ONE).usable()).isFalse();
    fleet.one.now(Line.Way.OPEN);
    assertThat(fleet.availability(ONE)).isEqualTo(Availability.DOWN);

    fleet.rounds(4, POLL);
    fleet.round();

    assertThat(fleet.availability(ONE)).isEqualTo(Availability.WORKING);
  }

  @Test
  void aPersonsTestEndsAnOutageAtOnce() {
    List<Receipt> receipts = orderAll(Fleet.ids("s", 1));
    fleet.one.now(Line.Way.CUT);
    fleet.round();
    fleet.one.now(Line.Way.OPEN);

    fleet.round();
    assertThat(fleet.statuses(receipts)).containsExactly(WAITING);
    assertThat(fleet.gateway.test(ONE).usable()).isTrue();
    fleet.round();

    assertThat(fleet.statuses(receipts)).containsExactly(SUCCEEDED);
  }

  @Test
  void itIsToldSinceWhenAPanelIsDownAndWhyAndWhenItIsTriedAgain() {
    List<Receipt> receipts = orderAll(Fleet.ids("s", 1));
    fleet.one.now(Line.Way.CUT);

    fleet.round();

    assertThat(fleet.condition(ONE).state())
        .isEqualTo(
            "down since 2026-11-24T02:00:00Z, tried again at 2026-11-24T02:00:15Z: plans_list was"
                + " not sent: the panel's port takes no connections: does the panel run there?");
    assertThat(fleet.operation(receipts.get(0)).lastError().orElseThrow())
        .contains("the panel's port takes no connections");
    assertThat(fleet.condition(TWO).state()).isEqualTo("not called yet");
  }

  @Test
  void aNewOrderIsNotPlacedOnAPanelThatIsDownWhileAnotherHasRoom() {
    fleet.order(new ServiceId("first"));
    fleet.round();
    assertThat(fleet.panelOf(new ServiceId("first"))).as("the roomier").isEqualTo(ONE);
    fleet.one.now(Line.Way.CUT);
    fleet.round();

    Receipt second = fleet.order(new ServiceId("second"));
    fleet.rounds(2, POLL);

    assertThat(fleet.panelOf(new ServiceId("second"))).isEqualTo(TWO);
    assertThat(fleet.operation(second).status()).isEqualTo(SUCCEEDED);

    fleet.clock.advance(Duration.ofMinutes(1));
    assertThat(fleet.availability(ONE)).isEqualTo(Availability.ON_TRIAL);
    fleet.order(new ServiceId("third"));
    fleet.round();

    assertThat(fleet.panelOf(new ServiceId("third"))).as("nor on trial").isEqualTo(TWO);
  }

  @Test
  void aServiceOnAPanelThatIsInTheFileNoMoreIsToldSo() {
    fleet.close();
    var stray = new ServiceId("stray");
    fleet = new Fleet(0, List.of(stray));

    Receipt receipt = fleet.order(stray);
    fleet.round();

    assertThat(fleet.operation(receipt).lastError().orElseThrow())
        .startsWith("panel 'gone' is not in the panels file; ");
  }

  @Test
  void aHangingPanelKeepsItsShareOfTheWorkersAndTheOtherPanelGoesOn() {
    List<Receipt> hanging = orderAll(Fleet.ids("hang", 9));
    List<Receipt> going =
        Fleet.ids("go", 5).stream().map(service -> fleet.order(service, TWO)).toList();
    fleet.one.now(Line.Way.HANGING);

    try (WorkerPool pool = fleet.pool()) {
      pool.start(Duration.ofMillis(5));
      await(() -> fleet.one.calls().size() == 3);
      await(() -> fleet.statuses(going).stream().allMatch(SUCCEEDED::equals));

      assertThat(fleet.one.calls()).as("its share, and no more").hasSize(3);
      assertThat(fleet.statuses(hanging)).containsOnly(PENDING, RUNNING);

      fleet.one.free();
      await(() -> fleet.statuses(hanging).stream().allMatch(SUCCEEDED::equals));
    }
  }

  /** The pool has threads of its own; what is waited for stays so once it has come. */
  private static void await(BooleanSupplier state) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!state.getAsBoolean()) {
      assertThat(System.nanoTime()).as("given up").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
