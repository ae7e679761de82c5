package org.bthost.provisioning.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Lets no more than so many calls begin within any one second; others wait for their turn, in
 * order. Thread-safe.
 */
final class Pace {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Clock clock;
  private final Consumer<Duration> pause;
  private final Instant[] begun;
  private int oldest;

  /**
   * @param callsPerSecond 0 = no limit
   * @param pause lets time go by
   */
  Pace(int callsPerSecond, Clock clock, Consumer<Duration> pause) {
    this.clock = clock;
    this.pause = pause;
    this.begun = new Instant[callsPerSecond];
    Arrays.fill(begun, Instant.MIN);
  }

  /** Returns when a call may begin. */
  void await() {
    if (begun.length > 0) {
      Duration wait = reserve();
      if (wait.compareTo(Duration.ZERO) > 0) {
        pause.accept(wait);
      }
    }
  }

  private synchronized Duration reserve() {
    Instant now = clock.instant();
    Instant free = begun[oldest].plus(SECOND);
    Instant turn = free.isAfter(now) ? free : now;
    begun[oldest] = turn;
    oldest = (oldest + 1) % begun.length;
    return Duration.between(now, turn);
  }
}
