package org.bthost.sandbox;

import java.time.Duration;
import java.util.List;

/** The panel's own timers, run when a test says so. */
public final class PanelCron {
  private static final Duration KEPT = Duration.ofDays(7);
  private final Object lock;
  private final PanelState state;
  private final BtServer bt;
  private final SandboxClock clock;
  private final Switches switches;
  private final Measuring measuring;

  PanelCron(
      Object lock,
      PanelState state,
      BtServer bt,
      SandboxClock clock,
      Switches switches,
      Measuring measuring) {
    this.lock = lock;
    this.state = state;
    this.bt = bt;
    this.clock = clock;
    this.switches = switches;
    this.measuring = measuring;
  }

  /** Hosts whose end date has come expire and go into the recycle bin. */
  public void hostTask() {
    synchronized (lock) {
      state.liveHosts().stream()
          .filter(host -> host.endtime <= clock.epoch() && !host.status.equals("expired"))
          .forEach(
              host -> {
                switches.turn(host, "expired");
                host.deletedAt = clock.epoch();
              });
    }
  }

  /** Hosts that lie in the recycle bin for longer than seven days are destroyed. */
  public void hostClear() {
    synchronized (lock) {
      long before = clock.now().minus(KEPT).getEpochSecond();
      List<Host> due =
          state.allHosts().stream()
              .filter(host -> host.recycled() && host.deletedAt < before)
              .toList();
      for (Host host : due) {
        bt.site(host.btName).ifPresent(site -> bt.delete(site, host.account));
        state.hosts.remove(host);
      }
    }
  }

  /** Hosts that were measured once, longer than 20 minutes ago, are measured again. */
  public void btResourceTask() {
    synchronized (lock) {
      long before = clock.now().minus(Duration.ofMinutes(20)).getEpochSecond();
      state.liveHosts().stream()
          .filter(host -> host.checkedAt > 0 && host.checkedAt < before)
          .forEach(measuring::measure);
    }
  }
}
