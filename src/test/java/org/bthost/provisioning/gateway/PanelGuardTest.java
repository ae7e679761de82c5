package org.bthost.provisioning.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelSettings;
import org.bthost.provisioning.panel.PanelUnreachable;
import org.bthost.provisioning.panel.SendGuard;
import org.bthost.provisioning.scenario.TestClock;
import org.bthost.sandbox.RequestLog;
import org.bthost.sandbox.SandboxOptions;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stands before a panel's calls. Who waits for a place that is never free waits for ever. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PanelGuardTest {
  private static final PanelSettings SETTINGS =
      PanelSettings.of(URI.create("http://127.0.0.1:1/api/vhost"), "sandbox-token");

  private final TestClock clock = new TestClock();

  private PanelGuard guard(int callsInFlight, int callsPerSecond) {
    var access = new PanelAccess(new PanelId("p1"), SETTINGS, callsInFlight, callsPerSecond, 1);
    return new PanelGuard(access, clock, clock::advance);
  }

  /** The calls leave in twos, so that each round shows two inside, and a third would be seen. */
  @Test
  void noMoreCallsAreInFlightThanThePanelTakes() throws Exception {
    PanelGuard guard = guard(2, 0);
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var both = new CyclicBarrier(2);
    Callable<Integer> call =
        () ->
            guard.pass(
                () -> {
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  meet(both);
                  return inside.decrementAndGet();
                });
    ExecutorService callers = Executors.newFixedThreadPool(8);

    List<Future<Integer>> calls = callers.invokeAll(List.of(call, call, call, call, call, call));
    callers.shutdown();

    for (Future<Integer> each : calls) {
      assertThat(each.get()).isNotNegative();
    }
    assertThat(most).hasValue(2);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aCallThatFailsGivesItsPlaceBack() {
    PanelGuard guard = guard(1, 0);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  guard.pass(
                      () -> {
                        throw new IllegalStateException("lease lost");
                      }))
          .hasMessage("lease lost");
    }

    assertThat(guard.<String>pass(() -> "goes")).isEqualTo("goes");
  }

  /** The signature lives ten seconds; these calls wait for half a minute. */
  @Test
  void whatWaitsForItsTurnIsSignedAfterwards() {
    try (SandboxPanel panel = SandboxPanel.offline(SandboxOptions.defaults().withClock(clock));
        PanelClient client = client(panel)) {
      var guard =
          new PanelGuard(
              new PanelAccess(new PanelId("p1"), SETTINGS, 4, 1, 1),
              clock,
              wait -> clock.advance(wait.multipliedBy(30)));
      PanelClient session = client.session(guard, SendGuard.OPEN, call -> {});

      for (int i = 0; i < 3; i++) {
        session.connection().index();
      }

      assertThat(panel.log().entries()).extracting(RequestLog.Entry::answer).containsOnly("200");
    }
  }

  private PanelClient client(SandboxPanel panel) {
    return PanelClient.over(new Offline(panel), SETTINGS, clock, () -> "nonce");
  }

  @Test
  void aCallThatIsSignedAgainIsTwoOfASecondsCalls() {
    try (SandboxPanel panel = SandboxPanel.offline(SandboxOptions.defaults().withClock(clock));
        PanelClient client = client(panel)) {
      panel.clock().advance(Duration.ofHours(1));
      var begun = new ArrayList<Duration>();
      var guard =
          new PanelGuard(new PanelAccess(new PanelId("p1"), SETTINGS, 4, 1, 1), clock, begun::add);

      client.session(guard, SendGuard.OPEN, call -> {}).connection().index();

      assertThat(panel.log().entries()).hasSize(2);
      assertThat(begun).hasSize(1);
    }
  }

  @Test
  void aPersonsTestIsSentThoughThePanelIsDownAndEveryPlaceTaken() {
    PanelGuard guard = guard(1, 0);
    assertThatThrownBy(() -> guard.pass(PanelGuardTest::unreachable))
        .isInstanceOf(PanelUnreachable.class);
    assertThatThrownBy(() -> guard.pass(() -> "held back")).isInstanceOf(PanelTrouble.class);

    String inner = guard.ofPerson().pass(() -> guard.ofPerson().pass(() -> "sent"));

    assertThat(inner).isEqualTo("sent");
    assertThat(guard.<String>pass(() -> guard.ofPerson().pass(() -> "beside"))).isEqualTo("beside");
  }

  private static String unreachable() {
    throw new PanelUnreachable(
        "host_info", PanelUnreachable.Kind.CONNECTION_REFUSED, "nobody there");
  }
}
