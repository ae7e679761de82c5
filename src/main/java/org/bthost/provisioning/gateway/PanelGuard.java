package org.bthost.provisioning.gateway;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bthost.provisioning.panel.Gate;

/**
 * Stands before one panel, for all its sessions: so many calls at a time, so many in a second, and
 * none while it is down. What waits, waits unsigned. Thread-safe.
 */
final class PanelGuard implements Gate {
  private final Semaphore slots;
  private final Pace pace;
  private final Breaker breaker;

  PanelGuard(PanelAccess panel, Clock clock, Consumer<Duration> pause) {
    this.slots = new Semaphore(panel.callsInFlight(), true);
    this.pace = new Pace(panel.callsPerSecond(), clock, pause);
    this.breaker = new Breaker(panel.id(), clock);
  }

  @Override
  public <T> T pass(Supplier<T> request) {
    slots.acquireUninterruptibly();
    try {
      pace.await();
      return breaker.call(request);
    } finally {
      slots.release();
    }
  }

  /** The way of a person who wants to know now: waits behind no call that hangs, and is sent. */
  Gate ofPerson() {
    return new Gate() {
      @Override
      public <T> T pass(Supplier<T> request) {
        pace.await();
        return breaker.insist(request);
      }
    };
  }

  Breaker breaker() {
    return breaker;
  }
}
