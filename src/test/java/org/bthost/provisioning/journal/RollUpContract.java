package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.journal.UsageRig.DAY;
import static org.bthost.provisioning.journal.UsageRig.LIMITS;
import static org.bthost.provisioning.journal.UsageRig.ONE;
import static org.bthost.provisioning.journal.UsageRig.PANEL;
import static org.bthost.provisioning.journal.UsageRig.SHANGHAI;
import static org.bthost.provisioning.journal.UsageRig.TWO;
import static org.bthost.provisioning.journal.UsageRig.at;
import static org.bthost.provisioning.journal.UsageRig.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Usage;
import org.bthost.provisioning.domain.UsageSample;
import org.bthost.provisioning.domain.UsageSpan;
import org.junit.jupiter.api.Test;

/** How usage is rolled up as it grows old, on whichever database. */
interface RollUpContract extends AnyDatabase {
  /** Measurements of 33 days, eight a day; the counter begins anew on the third. */
  private static UsageRig manyDays(String kind) {
    var rig = new UsageRig(kind);
    var samples = new ArrayList<UsageSample>();
    int flow = 0;
    for (int hour = 0; hour < 33 * 24; hour += 3) {
      flow = hour == 2 * 24 ? 1 : flow + 1;
      samples.add(sample(at(hour, 7), 10 + hour % 24, flow));
    }
    rig.book.take(samples);
    return rig;
  }

  private static Instant end() {
    return DAY.plus(Duration.ofDays(33));
  }

  @Test
  default void measurementsOfTwoDaysAreKeptThenHoursOfThirtyThenDays() {
    UsageRig rig = manyDays(kind());
    long traffic = rig.traffic();
    assertThat(traffic).isEqualTo(33 * 8 - 1);

    rig.rollUp(end());

    assertThat(rig.rows("RAW")).isEqualTo(2 * 8);
    assertThat(rig.rows("HOUR")).isEqualTo(28 * 8);
    assertThat(rig.rows("DAY")).isEqualTo(3);
    assertThat(rig.traffic()).isEqualTo(traffic);
    List<UsageSpan> spans = rig.all();
    assertThat(spans.get(0)).isEqualTo(new UsageSpan(DAY, at(24, 0), 31, 7, 7));
    assertThat(spans.get(1)).isEqualTo(new UsageSpan(at(24, 0), at(48, 0), 31, 7, 8));
    assertThat(spans.get(3)).isEqualTo(new UsageSpan(at(72, 0), at(73, 0), 10, 7, 1));
    assertThat(spans).isSortedAccordingTo((a, b) -> a.to().isAfter(b.from()) ? 1 : -1);
  }

  @Test
  default void rollingUpTwiceOrOnTwoNodesAtOnceIsTheSameAsOnce() throws Exception {
    UsageRig rig = manyDays(kind());
    UsageRig once = manyDays(kind());
    once.rollUp(end());
    Callable<Integer> node = () -> rig.rollUp(end());

    int written = 0;
    for (Future<Integer> rolled : CollisionContract.atOnce(List.of(node, node, node))) {
      written += rolled.get();
    }

    assertThat(rig.all()).isEqualTo(once.all());
    assertThat(written).isEqualTo(31 * 8 + 3);
    assertThat(rig.rollUp(end())).isZero();
    assertThat(rig.all()).isEqualTo(once.all());
  }

  @Test
  default void rollingUpOftenIsTheSameAsAtTheEnd() {
    var rig = new UsageRig(kind());
    var late = new UsageRig(kind());
    var all = new ArrayList<UsageSample>();
    for (int hour = 0; hour < 33 * 24; hour += 6) {
      rig.measure(at(hour, 7), hour % 50, hour);
      all.add(sample(at(hour, 7), hour % 50, hour));
      if (hour % 5 == 0 || hour % 7 == 0) {
        rig.rollUp(at(hour, 13));
      }
    }

    late.book.take(all);
    rig.rollUp(at(33 * 24, 0));
    late.rollUp(at(33 * 24, 0));

    assertThat(rig.rows("DAY")).isEqualTo(3);
    assertThat(rig.all()).isEqualTo(late.all());
  }

  @Test
  default void aDayBeginsAtMidnightOfThePanelsZone() {
    var rig = new UsageRig(kind());
    rig.measure(DAY.minusMillis(1), 1, 10);
    rig.measure(DAY, 2, 20);
    rig.measure(at(23, 59), 3, 40);
    rig.measure(at(24, 0), 4, 80);

    rig.rollUp(at(24 * 32, 0).minusMillis(1));
    assertThat(rig.rows("DAY")).isEqualTo(2);
    assertThat(rig.rows("HOUR")).isEqualTo(1);
    rig.rollUp(at(24 * 32, 0));

    assertThat(rig.all())
        .containsExactly(
            new UsageSpan(at(-24, 0), DAY, 1, 7, 0),
            new UsageSpan(DAY, at(24, 0), 3, 7, 30),
            new UsageSpan(at(24, 0), at(48, 0), 4, 7, 40));
  }

  @Test
  default void aDayOfAZoneWithSummerTimeMayHave23Hours() {
    var rig = new UsageRig(kind());
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    rig.measure(Instant.parse("2026-03-28T23:30:00Z"), 1, 0);
    rig.measure(Instant.parse("2026-03-29T21:30:00Z"), 1, 5);
    rig.measure(Instant.parse("2026-03-29T22:30:00Z"), 1, 6);

    rig.book.rollUp(Instant.parse("2026-05-05T00:00:00Z"), berlin, PANEL);

    assertThat(rig.all())
        .containsExactly(
            new UsageSpan(
                Instant.parse("2026-03-28T23:00:00Z"),
                Instant.parse("2026-03-29T22:00:00Z"),
                1,
                7,
                5),
            new UsageSpan(
                Instant.parse("2026-03-29T22:00:00Z"),
                Instant.parse("2026-03-30T22:00:00Z"),
                1,
                7,
                1));
  }

  @Test
  default void hoursBeginWithTheZonesOwn() {
    var rig = new UsageRig(kind());
    rig.measure(Instant.parse("2026-03-10T10:29:59Z"), 1, 0);
    rig.measure(Instant.parse("2026-03-10T10:30:00Z"), 1, 5);

    rig.book.rollUp(Instant.parse("2026-03-13T00:00:00Z"), ZoneId.of("Asia/Kolkata"), PANEL);

    assertThat(rig.all())
        .extracting(UsageSpan::from)
        .containsExactly(
            Instant.parse("2026-03-10T09:30:00Z"), Instant.parse("2026-03-10T10:30:00Z"));
  }

  @Test
  default void aMeasurementThatComesInLateIsAddedToItsHourAndDay() {
    var rig = new UsageRig(kind());
    rig.measure(at(10, 5), 10, 100);
    rig.measure(at(10, 10), 10, 110);
    rig.rollUp(at(10 + 49, 0));
    assertThat(rig.rows("HOUR")).isEqualTo(1);

    rig.measure(at(10, 50), 20, 150);
    assertThat(rig.traffic()).isEqualTo(50);
    rig.rollUp(at(10 + 49, 0));
    assertThat(rig.all()).containsExactly(new UsageSpan(at(10, 0), at(11, 0), 20, 7, 50));
    rig.rollUp(at(24 * 31, 0));
    rig.measure(at(12, 0), 15, 155);
    rig.rollUp(at(24 * 31, 0));

    assertThat(rig.all()).containsExactly(new UsageSpan(DAY, at(24, 0), 20, 7, 55));
  }

  @Test
  default void aPanelsServicesAreRolledUpAndNoOthers() {
    var rig = new UsageRig(kind());
    rig.book.take(
        List.of(sample(at(0, 0), 1, 1), sample(TWO, at(0, 30), new Usage(5, 6, 7), LIMITS)));

    assertThat(rig.book.rollUp(at(49, 0), SHANGHAI, new PanelId("p2"))).isZero();
    assertThat(rig.rollUp(at(49, 0))).isEqualTo(2);

    assertThat(rig.book.usage(ONE, DAY, at(1, 0)))
        .containsExactly(new UsageSpan(DAY, at(1, 0), 1, 7, 0));
    assertThat(rig.book.usage(TWO, DAY, at(1, 0)))
        .containsExactly(new UsageSpan(DAY, at(1, 0), 5, 6, 0));
  }

  @Test
  default void theFirstMeasurementBehindTheHoursBeginsWhereTheyEnd() {
    var rig = new UsageRig(kind());
    rig.measure(at(6, 5), 1, 1);
    rig.measure(at(10, 30), 1, 9);

    rig.rollUp(at(6 + 49, 0));

    assertThat(rig.all())
        .containsExactly(
            new UsageSpan(at(6, 0), at(7, 0), 1, 7, 0),
            new UsageSpan(at(7, 0), at(10, 30), 1, 7, 8));
  }
}
