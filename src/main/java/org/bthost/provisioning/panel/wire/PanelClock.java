package org.bthost.provisioning.panel.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The panel's clock, as far as its answers have told it. Safe for many threads.
 *
 * <p>An envelope's time lies somewhere between sending and receiving. Only what cannot be explained
 * by that, nor by two seconds of jitter, is learned: a thawed worker or a slow call teaches
 * nothing.
 */
final class PanelClock {
  private static final Duration JITTER = Duration.ofSeconds(2);

  private final Clock own;
  private volatile Duration skew = Duration.ZERO;

  PanelClock(Clock own) {
    this.own = own;
  }

  /** Our own time. */
  Instant own() {
    return own.instant();
  }

  /** The panel's time, as far as known. */
  Instant now() {
    return own.instant().plus(skew);
  }

  /** Panel's clock minus ours. */
  Duration skew() {
    return skew;
  }

  /** Learns from one envelope, whose request was signed and whose answer was read just now. */
  void learn(Instant panelTime, Instant signedAt) {
    var least = Duration.between(own.instant(), panelTime);
    var most = Duration.between(signedAt, panelTime);
    if (skew.plus(JITTER).compareTo(least) < 0) {
      skew = least;
    } else if (skew.minus(JITTER).compareTo(most) > 0) {
      skew = most;
    }
  }
}
