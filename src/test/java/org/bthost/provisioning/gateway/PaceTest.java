package org.bthost.provisioning.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bthost.provisioning.scenario.TestClock;
import org.junit.jupiter.api.Test;

/** How many calls begin in a second. */
class PaceTest {
  private final TestClock clock = new TestClock();
  private final Instant start = clock.instant();

  /** When so many calls begin that come one after another without a break, in milliseconds. */
  private List<Long> begin(Pace pace, int calls) {
    var begun = new ArrayList<Long>();
    for (int i = 0; i < calls; i++) {
      pace.await();
      begun.add(Duration.between(start, clock.instant()).toMillis());
    }
    return begun;
  }

  private Pace pace(int callsPerSecond) {
    return new Pace(callsPerSecond, clock, clock::advance);
  }

  @Test
  void soManyGoAtOnceAndTheNextASecondAfterTheFirst() {
    assertThat(begin(pace(3), 7)).containsExactly(0L, 0L, 0L, 1000L, 1000L, 1000L, 2000L);
  }

  @Test
  void noSecondHoldsMoreWhereverItBegins() {
    Pace pace = pace(2);
    begin(pace, 1);
    clock.advance(Duration.ofMillis(900));

    assertThat(begin(pace, 4)).containsExactly(900L, 1000L, 1900L, 2000L);
  }

  @Test
  void waitingCallsHaveTheirTurnsOneAfterTheOther() {
    var waits = new ArrayList<Duration>();
    var pace = new Pace(1, clock, waits::add);
    for (int i = 0; i < 3; i++) {
      pace.await();
    }

    assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void zeroIsNoLimit() {
    assertThat(begin(pace(0), 5)).containsOnly(0L);
  }
}
