package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bthost.provisioning.journal.UsageRig.LIMITS;
import static org.bthost.provisioning.journal.UsageRig.ONE;
import static org.bthost.provisioning.journal.UsageRig.TWO;
import static org.bthost.provisioning.journal.UsageRig.at;
import static org.bthost.provisioning.journal.UsageRig.sample;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.Resource;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Usage;
import org.bthost.provisioning.domain.UsageNotice;
import org.bthost.provisioning.domain.UsageSample;
import org.bthost.provisioning.domain.UsageSpan;
import org.junit.jupiter.api.Test;

/** What becomes of measurements, on whichever database. */
interface UsageBookContract extends AnyDatabase {
  private static Tuple notice(Resource resource, int threshold, int usedMb) {
    return Tuple.tuple(resource, threshold, usedMb);
  }

  private static List<Tuple> told(UsageRig rig) {
    return rig.notices().stream()
        .map(it -> notice(it.resource(), it.threshold(), it.usedMb()))
        .toList();
  }

  @Test
  default void trafficIsWhatTheCounterGrewBy() {
    var rig = new UsageRig(kind());

    rig.measure(at(0, 0), 10, 100);
    rig.measure(at(0, 10), 11, 130);
    rig.measure(at(6, 0), 11, 200);

    assertThat(rig.all())
        .containsExactly(
            new UsageSpan(at(0, 0), at(0, 0), 10, 7, 0),
            new UsageSpan(at(0, 0), at(0, 10), 11, 7, 30),
            new UsageSpan(at(0, 10), at(6, 0), 11, 7, 70));
  }

  @Test
  default void aCounterThatShowsLessBeganAnew() {
    var rig = new UsageRig(kind());

    rig.measure(at(0, 0), 10, 900);
    rig.measure(at(0, 10), 10, 5);
    rig.measure(at(0, 20), 10, 8);

    assertThat(rig.all()).extracting(UsageSpan::trafficMb).containsExactly(0L, 5L, 3L);
  }

  @Test
  default void aSilentServersZerosAreNoMeasurement() {
    var rig = new UsageRig(kind());
    rig.measure(at(0, 0), 10, 900);

    rig.book.take(List.of(sample(ONE, at(0, 10), new Usage(0, 0, 0), LIMITS)));
    rig.measure(at(0, 20), 10, 905);

    assertThat(rig.traffic()).isEqualTo(5);
    assertThat(told(rig)).containsExactly(notice(Resource.TRAFFIC, 90, 900));
  }

  @Test
  default void aMeasurementThatIsNotNewerChangesAndTellsNothing() {
    var rig = new UsageRig(kind());
    rig.measure(at(1, 0), 850, 100);
    rig.measure(at(1, 10), 700, 150);
    List<UsageSpan> before = rig.all();

    rig.measure(at(1, 10), 700, 150);
    rig.measure(at(1, 10), 999, 999);
    rig.measure(at(1, 10).plusNanos(300_000), 999, 999);
    rig.measure(at(1, 0), 850, 100);
    rig.measure(at(0, 50), 950, 10);

    assertThat(rig.all()).isEqualTo(before);
    assertThat(told(rig)).containsExactly(notice(Resource.SITE, 80, 850));
  }

  @Test
  default void oneListMayHoldSeveralMeasurementsOfAServiceInAnyOrder() {
    var rig = new UsageRig(kind());
    UsageSample first = sample(at(0, 0), 10, 100);
    UsageSample second = sample(at(0, 10), 10, 110);
    UsageSample other = sample(TWO, at(0, 5), new Usage(1, 1, 50), LIMITS);
    UsageSample unknown = sample(new ServiceId("nobody"), at(0, 5), new Usage(1, 1, 1), LIMITS);

    rig.book.take(List.of(second, unknown, other, first, second));
    rig.book.take(List.of());

    assertThat(rig.all()).extracting(UsageSpan::trafficMb).containsExactly(0L, 10L);
    assertThat(rig.book.usage(TWO, Instant.EPOCH, Instant.MAX)).hasSize(1);
    assertThat(rig.rows("RAW")).isEqualTo(3);
  }

  @Test
  default void whatDoesNotChangeIsStoredOnceInAnHour() {
    var rig = new UsageRig(kind());

    for (int minute = 0; minute <= 130; minute += 10) {
      rig.measure(at(0, minute), 10, 100);
    }
    rig.measure(at(2, 15), 10, 101);

    assertThat(rig.all()).extracting(UsageSpan::to).containsExactly(at(0, 0), at(1, 10), at(2, 15));
    assertThat(rig.traffic()).isEqualTo(1);
  }

  @Test
  default void whatIsMeasuredDaysAheadIsNotCounted() {
    var rig = new UsageRig(kind());

    rig.measure(Instant.parse("2038-01-01T00:00:00Z"), 10, 100);
    rig.measure(at(0, 0), 10, 100);

    assertThat(rig.all()).extracting(UsageSpan::to).containsExactly(at(0, 0));
  }

  @Test
  default void eachThresholdIsToldOnceAndTheHighestOnly() {
    var rig = new UsageRig(kind());

    rig.measure(at(0, 0), 799, 0);
    rig.measure(at(0, 10), 800, 0);
    rig.measure(at(0, 20), 850, 0);
    rig.measure(at(0, 30), 1001, 0);
    rig.measure(at(0, 40), 1100, 0);

    assertThat(told(rig))
        .containsExactly(notice(Resource.SITE, 80, 800), notice(Resource.SITE, 100, 1001));
  }

  @Test
  default void whatFellBelowAThresholdIsToldWhenItCrossesItAgain() {
    var rig = new UsageRig(kind());

    rig.measure(at(0, 0), 950, 810);
    rig.measure(at(0, 10), 850, 820);
    rig.measure(at(0, 20), 900, 3);
    rig.measure(at(0, 30), 100, 3);
    rig.measure(at(0, 40), 800, 800);

    assertThat(told(rig))
        .containsExactly(
            notice(Resource.SITE, 90, 950),
            notice(Resource.TRAFFIC, 80, 810),
            notice(Resource.SITE, 90, 900),
            notice(Resource.SITE, 80, 800),
            notice(Resource.TRAFFIC, 80, 800));
  }

  @Test
  default void otherLimitsCountFromTheNextMeasurementOnAndNoLimitIsNeverReached() {
    var rig = new UsageRig(kind());
    var used = new Usage(500, 2_000_000_000, 2_000_000_000);
    Limits smaller = new Limits(500, 0, 0, 0, 0, 0);
    Limits larger = new Limits(2000, 0, 0, 0, 0, 0);

    rig.book.take(
        List.of(
            sample(ONE, at(0, 0), used, larger),
            sample(ONE, at(0, 10), used, smaller),
            sample(ONE, at(0, 20), used, larger),
            sample(ONE, at(0, 30), used, smaller)));

    UsageNotice first = new UsageNotice(ONE, Resource.SITE, 100, 500, 500, at(0, 10));
    UsageNotice second = new UsageNotice(ONE, Resource.SITE, 100, 500, 500, at(0, 30));
    assertThat(rig.notices()).containsExactly(first, second);
    assertThat(first.id()).isEqualTo("one/site/100/2026-03-09T16:10:00Z").isNotEqualTo(second.id());
  }

  @Test
  default void theSameSweepOnTwoNodesAtOnceCountsOnce() throws Exception {
    var rig = new UsageRig(kind());
    List<ServiceId> services =
        IntStream.range(0, 40).mapToObj(n -> new ServiceId("s-" + n)).toList();
    services.forEach(rig::place);
    for (int round = 0; round < 5; round++) {
      var used = new Usage(900, 1, 100 + 10 * round);
      Instant when = at(round, 0);
      takeOnThreeNodes(rig, services.stream().map(it -> sample(it, when, used, LIMITS)).toList());
    }
    var same = new Usage(900, 1, 140);
    var smaller = new Limits(900, 0, 0, 0, 0, 0);
    takeOnThreeNodes(
        rig, services.stream().map(it -> sample(it, at(4, 10), same, smaller)).toList());

    assertThat(rig.rows("RAW")).isEqualTo(200);
    assertThat(rig.notices()).hasSize(80);
    assertThat(rig.book.usage(services.get(0), Instant.EPOCH, Instant.MAX))
        .extracting(UsageSpan::trafficMb)
        .containsExactly(0L, 10L, 10L, 10L, 10L);
  }

  private static void takeOnThreeNodes(UsageRig rig, List<UsageSample> samples) throws Exception {
    Callable<Boolean> node =
        () -> {
          rig.book.take(samples);
          return true;
        };
    for (Future<Boolean> taken : CollisionContract.atOnce(List.of(node, node, node))) {
      taken.get();
    }
  }

  @Test
  default void rangesThatFollowOneAnotherAddUpAndAReversedOneIsRefused() {
    var rig = new UsageRig(kind());
    rig.measure(at(0, 0), 10, 0);
    rig.measure(at(1, 0), 10, 10);
    rig.measure(at(2, 0), 10, 30);

    assertThat(rig.book.usage(ONE, at(0, 0), at(1, 0))).hasSize(1);
    assertThat(rig.book.usage(ONE, at(1, 0), at(2, 0))).hasSize(1);
    assertThat(rig.book.usage(ONE, at(2, 0), at(3, 0))).hasSize(1);
    assertThat(rig.book.usage(TWO, at(0, 0), at(3, 0))).isEmpty();
    assertThat(rig.book.usage(ONE, Instant.MIN, Instant.MAX)).hasSize(3);
    assertThatThrownBy(() -> rig.book.usage(ONE, at(1, 0), at(1, 0)))
        .isInstanceOf(InvalidIntent.class)
        .hasMessage("to must be after from");
  }
}
