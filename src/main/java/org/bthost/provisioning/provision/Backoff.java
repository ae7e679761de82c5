package org.bthost.provisioning.provision;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.bthost.provisioning.domain.FailureClass;

/**
 * How long to wait before the next attempt.
 *
 * @param panelPause while a panel can't be worked with at all
 * @param random spreads the waits by a fifth either way, so that services do not come in step
 */
public record Backoff(Duration panelPause, RandomGenerator random) {

  /** Each failure class's own wait; 15 seconds while a panel is down. */
  public static Backoff standard(RandomGenerator random) {
    return new Backoff(FailureClass.PANEL_DOWN.waitAfter(1), random);
  }

  Duration after(FailureClass failure, int attempts) {
    return failure == FailureClass.PANEL_DOWN
        ? whilePanelIsDown()
        : spread(failure.waitAfter(attempts));
  }

  Duration whilePanelIsDown() {
    return spread(panelPause);
  }

  private Duration spread(Duration wait) {
    return Duration.ofMillis((long) (wait.toMillis() * random.nextDouble(0.8, 1.2)));
  }
}
