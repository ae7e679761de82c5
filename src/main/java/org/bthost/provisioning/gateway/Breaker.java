package org.bthost.provisioning.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bthost.provisioning.domain.Availability;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.panel.PanelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps calls from a panel that is down: none for a while, then one, and all again once it has
 * answered. Thread-safe.
 *
 * <p>Any completed answer of the panel is a sign of life, an error too. A panel that can't be
 * reached, or does not let us in, is down at once: the next call would fare no better. One that is
 * silent is down at the third call in a row, as a single answer may be lost on its way.
 */
final class Breaker {
  private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
  private static final int SILENT_IN_A_ROW = 3;
  private static final IntervalFunction WAIT =
      IntervalFunction.ofExponentialBackoff(Duration.ofSeconds(15), 2, Duration.ofMinutes(1));

  private final PanelId panel;
  private final Clock clock;
  private final CircuitBreaker circuit;
  private volatile Optional<Outage> outage = Optional.empty();
  private volatile Instant nextTrial = Instant.MIN;

  /** What is known of the time that the panel has been down. */
  private record Outage(Instant since, String why) {}

  Breaker(PanelId panel, Clock clock) {
    this.panel = panel;
    this.clock = clock;
    this.circuit =
        CircuitBreaker.of(
            panel.value(),
            CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindow(SILENT_IN_A_ROW, SILENT_IN_A_ROW, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(100)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitIntervalFunctionInOpenState(this::noteWait)
                .build());
  }

  private long noteWait(int trials) {
    long wait = WAIT.apply(trials);
    nextTrial = clock.instant().plusMillis(wait);
    return wait;
  }

  /**
   * Makes a call.
   *
   * @throws PanelTrouble where nothing is sent, as the panel is down
   */
  <T> T call(Supplier<T> request) {
    if (!circuit.tryAcquirePermission()) {
      throw new PanelTrouble(
          PanelTrouble.Kind.UNREACHABLE, "nothing was sent: the panel is " + told(), null);
    }
    return insist(request);
  }

  /** Makes a call even if the panel is down, and learns from it. */
  <T> T insist(Supplier<T> request) {
    boolean ended = false;
    try {
      T answer = request.get();
      ended = true;
      answered();
      return answer;
    } catch (PanelException failure) {
      ended = true;
      learn(failure);
      throw failure;
    } finally {
      if (!ended) {
        circuit.releasePermission();
      }
    }
  }

  private void learn(PanelException failure) {
    switch (Troubles.kind(failure)) {
      case UNREACHABLE, DENIED -> failed(failure, true);
      case SILENT -> failed(failure, false);
      // A signature that is too old says nothing of the panel: the next one is made by its clock.
      case EXPIRED, CRASHED, REFUSED, NOT_FOUND, BELOW_DOWN -> answered();
    }
  }

  private synchronized void answered() {
    circuit.onSuccess(0, TimeUnit.NANOSECONDS);
    if (circuit.getState() == State.OPEN) {
      circuit.transitionToClosedState();
    }
    outage.ifPresent(
        over -> LOG.info("panel {} answers again; it was down since {}", panel, over.since()));
    outage = Optional.empty();
  }

  private synchronized void failed(PanelException failure, boolean atOnce) {
    circuit.onError(0, TimeUnit.NANOSECONDS, failure);
    if (atOnce && circuit.getState() == State.CLOSED) {
      circuit.transitionToOpenState();
    }
    if (circuit.getState() == State.OPEN) {
      Optional<Instant> before = outage.map(Outage::since);
      Instant since = before.orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS));
      outage = Optional.of(new Outage(since, Remedies.of(failure)));
      if (before.isEmpty()) {
        LOG.warn("panel {} is {}; what is wanted of it waits", panel, told());
      }
    }
  }

  Availability availability() {
    return switch (circuit.getState()) {
      case OPEN -> clock.instant().isAfter(nextTrial) ? Availability.ON_TRIAL : Availability.DOWN;
      case HALF_OPEN -> Availability.ON_TRIAL;
      default -> Availability.WORKING;
    };
  }

  /** Since when the panel has been down, why, and when it is tried again; empty if it is not. */
  Optional<String> trouble() {
    return outage.map(unused -> told());
  }

  private String told() {
    String again =
        availability() == Availability.DOWN
            ? "tried again at " + nextTrial.truncatedTo(ChronoUnit.SECONDS)
            : "being tried again";
    return outage
        .map(now -> "down since " + now.since() + ", " + again + ": " + now.why())
        .orElse("back at this moment");
  }
}
