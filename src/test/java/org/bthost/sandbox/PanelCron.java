package org.bthost.sandbox;

import java.time.Duration;
import java.util.List;

/** The panel's own timers, run when a test says so. */
public final class PanelCron {
  private static final Duration KEPT = Duration.ofDays(7);
  private static final Duration MEASURED_EACH = Duration.ofMinutes(20);
  private final Object lock;
  private final PanelState state;
  private final BtServer bt;
  private final Quirks quirks;
  private final SandboxClock clock;
  private final Switches switches;
  private final Measuring measuring;
  private boolean destroysExpired;

  PanelCron(
      Object lock,
      PanelState state,
      BtServer bt,
      Quirks quirks,
      SandboxClock clock,
      Switches switches,
      Measuring measuring) {
    this.lock = lock;
    this.state = state;
    this.bt = bt;
    this.quirks = quirks;
    this.clock = clock;
    this.switches = switches;
    this.measuring = measuring;
  }

  /** The panel's setting {@code expire_action}: whether expired hosts are destroyed at once. */
  public void destroysExpired(boolean atOnce) {
    synchronized (lock) {
      destroysExpired = atOnce;
    }
  }

  /** Hosts whose end date has come expire and go into the recycle bin; those are returned. */
  public List<Host> hostTask() {
    synchronized (lock) {
      List<Host> due =
          state.liveHosts().stream()
              .filter(host -> host.endtime <= clock.epoch() && !host.status.equals("expired"))
              .toList();
      for (Host host : due) {
        switches.turn(host, "expired");
        host.deletedAt = clock.epoch();
        if (destroysExpired) {
          destroy(host);
        }
      }
      return due;
    }
  }

  /** Hosts that lie in the recycle bin for longer than seven days are destroyed. */
  public List<Host> hostClear() {
    synchronized (lock) {
      long before = clock.now().minus(KEPT).getEpochSecond();
      List<Host> due =
          state.allHosts().stream()
              .filter(host -> host.recycled() && host.deletedAt < before)
              .toList();
      due.forEach(this::destroy);
      return due;
    }
  }

  private void destroy(Host host) {
    bt.site(host.btName).ifPresent(site -> bt.web().delete(site, host.account));
    state.purge(host);
  }

  /** Hosts that were measured once, longer than 20 minutes ago, are measured again. */
  public List<Host> btResourceTask() {
    synchronized (lock) {
      long before = clock.now().minus(MEASURED_EACH).getEpochSecond();
      boolean all = !quirks.isOn(Quirk.UNMEASURED_STAY_UNMEASURED);
      List<Host> due =
          state.liveHosts().stream()
              .filter(host -> host.checkedAt < before && (all || host.checkedAt > 0))
              .toList();
      due.forEach(measuring::measure);
      return due;
    }
  }
}
