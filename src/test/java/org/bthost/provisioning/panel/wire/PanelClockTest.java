package org.bthost.provisioning.panel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PanelClockTest {
  private static final Instant START = Instant.ofEpochSecond(1_795_500_000);

  private final Hand hand = new Hand();
  private final PanelClock clock = new PanelClock(hand);

  @Test
  void isOursUntilTaught() {
    assertThat(clock.now()).isEqualTo(START);
  }

  @Test
  void answerToASlowCallTeachesNothing() {
    hand.at = START.plusSeconds(100);

    clock.learn(START, START);

    assertThat(clock.skew()).isZero();
  }

  /** Learning the sleep as skew would let the next signature outlive its ten seconds. */
  @Test
  void refusalOfAWorkerThatSleptBetweenSigningAndSendingTeachesNothing() {
    hand.at = START.plusSeconds(61);

    clock.learn(START.plusSeconds(60), START);

    assertThat(clock.skew()).isZero();
  }

  @Test
  void slowCallStillTeachesWhatItsDurationCannotExplain() {
    hand.at = START.plusSeconds(20);

    clock.learn(START.plusSeconds(3600), START);

    assertThat(clock.skew()).isEqualTo(Duration.ofSeconds(3580));
  }

  @Test
  void panelThatSetsItsClockRightIsFollowed() {
    clock.learn(START.plusSeconds(600), START);
    clock.learn(START, START);

    assertThat(clock.skew()).isZero();
  }

  private static final class Hand extends Clock {
    private Instant at = START;

    @Override
    public Instant instant() {
      return at;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
