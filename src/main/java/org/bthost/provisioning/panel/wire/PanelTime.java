package org.bthost.provisioning.panel.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The panel's clock, as its answers tell it: our own, moved by the difference last seen. */
final class PanelTime {
  /** Less than this is the way of the answer, not a clock that goes wrong. */
  private static final Duration JITTER = Duration.ofSeconds(2);

  private final Clock own;
  private volatile Duration skew = Duration.ZERO;

  PanelTime(Clock own) {
    this.own = own;
  }

  Instant now() {
    return own.instant().plus(skew);
  }

  Instant ownNow() {
    return own.instant();
  }

  /** How far the panel's clock is before ours; negative where it is behind. */
  Duration skew() {
    return skew;
  }

  void learn(Instant told) {
    Duration difference = Duration.between(own.instant(), told);
    if (difference.minus(skew).abs().compareTo(JITTER) > 0) {
      skew = difference;
    }
  }
}
