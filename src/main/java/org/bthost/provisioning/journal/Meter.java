package org.bthost.provisioning.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.Resource;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Usage;
import org.bthost.provisioning.domain.UsageNotice;
import org.bthost.provisioning.domain.UsageSample;

/**
 * What is remembered of a service's usage, and what a newer measurement makes of it.
 *
 * @param alarms the highest threshold that each resource has reached, in percent; 0 = none
 */
record Meter(ServiceId service, Optional<Reading> last, Map<Resource, Integer> alarms) {
  private static final List<Integer> THRESHOLDS = List.of(100, 90, 80);
  private static final Duration LONGEST_GAP = Duration.ofHours(1);
  private static final Usage NOTHING = new Usage(0, 0, 0);

  /**
   * The last measurement.
   *
   * @param storedAt when that was made for which the last row was stored
   */
  record Reading(Instant at, Instant storedAt, Usage used) {}

  /**
   * A measurement that is worth a row.
   *
   * @param since when the measurement of the row before was made
   * @param trafficMb the traffic since then
   */
  record Row(UsageSample sample, Instant since, int trafficMb) {}

  /** What a measurement led to. */
  record Step(Meter after, Optional<Row> row, List<UsageNotice> notices) {}

  Meter {
    alarms = Map.copyOf(alarms);
  }

  /** Whether a measurement is a later one than the last. */
  boolean isNews(UsageSample sample) {
    return last.filter(it -> !sample.measuredAt().isAfter(it.at())).isEmpty();
  }

  /** Empty where the measurement is not news, or measured nothing. */
  Optional<Step> take(UsageSample sample) {
    if (!isNews(sample) || isSilence(sample)) {
      return Optional.empty();
    }
    boolean stored = last.filter(it -> !isWorthARow(it, sample)).isEmpty();
    Instant storedAt = stored ? sample.measuredAt() : last.orElseThrow().storedAt();
    var now = new Reading(sample.measuredAt(), storedAt, sample.used());
    var notices = new ArrayList<UsageNotice>();
    var reached = new EnumMap<Resource, Integer>(Resource.class);
    for (Resource resource : Resource.values()) {
      int threshold = threshold(resource, sample);
      reached.put(resource, threshold);
      if (threshold > alarms.getOrDefault(resource, 0)) {
        notices.add(notice(resource, threshold, sample));
      }
    }
    Optional<Row> row = stored ? Optional.of(row(sample)) : Optional.empty();
    return Optional.of(new Step(new Meter(service, Optional.of(now), reached), row, notices));
  }

  /**
   * A panel whose BT server says nothing measures 0 of everything. To believe it would end alarms
   * and count the month's traffic twice.
   */
  private boolean isSilence(UsageSample sample) {
    return sample.used().equals(NOTHING)
        && last.filter(it -> !it.used().equals(NOTHING)).isPresent();
  }

  private static boolean isWorthARow(Reading last, UsageSample sample) {
    return !sample.used().equals(last.used())
        || Duration.between(last.storedAt(), sample.measuredAt()).compareTo(LONGEST_GAP) > 0;
  }

  /** What was used before the first measurement is nobody's knowledge, and counts as nothing. */
  private Row row(UsageSample sample) {
    return last.map(it -> new Row(sample, it.storedAt(), traffic(it.used(), sample.used())))
        .orElseGet(() -> new Row(sample, sample.measuredAt(), 0));
  }

  /** The panel counts by the month. A counter that shows less than before began anew. */
  private static int traffic(Usage before, Usage now) {
    return now.flowMb() < before.flowMb() ? now.flowMb() : now.flowMb() - before.flowMb();
  }

  private static int threshold(Resource resource, UsageSample sample) {
    long used = resource.used(sample.used());
    long limit = resource.limit(sample.limits());
    return THRESHOLDS.stream()
        .filter(percent -> limit > 0 && used * 100 >= limit * percent)
        .findFirst()
        .orElse(0);
  }

  private static UsageNotice notice(Resource resource, int threshold, UsageSample sample) {
    Limits limits = sample.limits();
    return new UsageNotice(
        sample.service(),
        resource,
        threshold,
        resource.used(sample.used()),
        resource.limit(limits),
        sample.measuredAt());
  }
}
