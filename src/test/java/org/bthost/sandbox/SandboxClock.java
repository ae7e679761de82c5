package org.bthost.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The sandbox panel's clock: another clock, moved by what a test asks for. Thread-safe. */
public final class SandboxClock {
  /** The zone that deployed panels run in. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Clock base;
  private Duration moved = Duration.ZERO;

  SandboxClock(Clock base) {
    this.base = base;
  }

  public synchronized Instant now() {
    return base.instant().plus(moved);
  }

  public synchronized void advance(Duration by) {
    moved = moved.plus(by);
  }

  public synchronized void set(Instant to) {
    moved = Duration.between(base.instant(), to);
  }

  public LocalDate today() {
    return now().atZone(ZONE).toLocalDate();
  }

  long epoch() {
    return now().getEpochSecond();
  }
}
