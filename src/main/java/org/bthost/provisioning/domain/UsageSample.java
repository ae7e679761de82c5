package org.bthost.provisioning.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a service's host used when its panel last measured it.
 *
 * @param limits the limits that the host had then
 * @param measuredAt when the panel measured, by the panel's own word; to the millisecond
 */
public record UsageSample(ServiceId service, Usage used, Limits limits, Instant measuredAt) {
  public UsageSample {
    measuredAt = measuredAt.truncatedTo(ChronoUnit.MILLIS);
  }
}
