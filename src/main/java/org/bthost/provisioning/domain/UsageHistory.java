package org.bthost.provisioning.domain;

import java.time.Instant;
import java.util.List;

/** What services have used. */
public interface UsageHistory {
  /**
   * What a service used, oldest first, as finely as it is still kept: by measurement for two days,
   * by hour for 30, by day for ever.
   *
   * @param from spans that begin (measurements: that were made) from here on
   * @param to spans that begin before
   * @throws InvalidIntent where {@code to} is not after {@code from}
   */
  List<UsageSpan> usage(ServiceId service, Instant from, Instant to);
}
