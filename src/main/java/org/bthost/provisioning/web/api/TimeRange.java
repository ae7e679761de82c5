package org.bthost.provisioning.web.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.bthost.provisioning.domain.InvalidIntent;
import org.jspecify.annotations.Nullable;

/** From when to when, as a request asks for it; the last day where it does not say. */
record TimeRange(Instant from, Instant to) {
  private static final Duration PRESET = Duration.ofDays(1);
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /**
   * Reads the two ends; a missing or empty one is a day before the other, or now.
   *
   * @throws InvalidIntent where one is no time, or they are the wrong way round
   */
  static TimeRange read(@Nullable String from, @Nullable String to, Instant now) {
    Instant end = isGiven(to) ? instant("to", to) : now;
    Instant start = isGiven(from) ? instant("from", from) : end.minus(PRESET);
    if (!end.isAfter(start)) {
      throw new InvalidIntent(
          isGiven(to) ? "to" : "from",
          isGiven(to) ? "must be after from" : "must be in the past, where to is not given");
    }
    return new TimeRange(start, end);
  }

  private static boolean isGiven(@Nullable String text) {
    return text != null && !text.isEmpty();
  }

  private static Instant instant(String field, @Nullable String text) {
    try {
      Instant at = Instant.parse(String.valueOf(text));
      if (!at.isBefore(Instant.EPOCH) && !at.isAfter(LATEST)) {
        return at;
      }
    } catch (DateTimeException noTime) {
      throw noTime(field, text);
    }
    throw noTime(field, text);
  }

  private static InvalidIntent noTime(String field, @Nullable String text) {
    return new InvalidIntent(
        field, "'" + text + "' must be a time from 1970 on, such as 2026-10-01T00:00:00Z");
  }
}
