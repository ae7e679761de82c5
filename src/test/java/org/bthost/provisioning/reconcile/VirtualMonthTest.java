package org.bthost.provisioning.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A month in virtual time ends, and is at every hour, as billing wants it. More months: {@code
 * -Dmonths=200}, of more services each: {@code -Dmonth.services=500}; from another one on: {@code
 * -Dmonth=17}.
 */
class VirtualMonthTest {
  @Test
  void noUnpaidServiceServesOnAndThePanelTakesNoPaidOneAway() {
    long first = Long.getLong("month", 1);
    long count = Long.getLong("months", 1);
    int services = Integer.getInteger("month.services", 60);
    var failed = new ConcurrentSkipListMap<Long, List<String>>();
    var played = new AtomicLong();

    LongStream.range(first, first + count)
        .parallel()
        .forEach(
            seed -> {
              try (var month = new VirtualMonth(seed, services)) {
                List<String> faults = month.play();
                if (!faults.isEmpty()) {
                  failed.put(seed, faults);
                }
              }
              tell(played.incrementAndGet(), count, failed.keySet());
            });

    assertThat(failed).as("months, by their seed: -Dtest=VirtualMonthTest -Dmonth=…").isEmpty();
  }

  private static void tell(long played, long count, Set<Long> failed) {
    if (played % 10 == 0) {
      System.out.printf("%d of %d months played, failed: %s%n", played, count, failed);
    }
  }
}
