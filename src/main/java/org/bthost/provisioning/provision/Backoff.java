package org.bthost.provisioning.provision;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt.
 *
 * @param first after the first attempt that did not get there; doubled with each further one
 * @param longest the wait is never longer
 * @param panelPause while a panel can't be worked with at all
 * @param random spreads the waits by a fifth either way, so that services do not come in step
 */
public record Backoff(
    Duration first, Duration longest, Duration panelPause, RandomGenerator random) {

  /** The defaults: 2 seconds, doubled up to 5 minutes; 15 seconds while a panel is down. */
  public static Backoff standard(RandomGenerator random) {
    return new Backoff(
        Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofSeconds(15), random);
  }

  Duration after(int attempts) {
    int doublings = Math.min(Math.max(attempts - 1, 0), 20);
    Duration wait = first.multipliedBy(1L << doublings);
    return spread(wait.compareTo(longest) > 0 ? longest : wait);
  }

  Duration whilePanelIsDown() {
    return spread(panelPause);
  }

  private Duration spread(Duration wait) {
    return Duration.ofMillis((long) (wait.toMillis() * random.nextDouble(0.8, 1.2)));
  }
}
