package org.bthost.sandbox;

/** How the panel starts and stops sites: by its row, and without listening to BT. */
final class Switches {
  private final BtServer bt;
  private final Quirks quirks;
  private final SandboxClock clock;

  Switches(BtServer bt, Quirks quirks, SandboxClock clock) {
    this.bt = bt;
    this.quirks = quirks;
    this.clock = clock;
  }

  /** Gives a host another status, and its site the state that goes with it. */
  void turn(Host host, String status) {
    if (!host.status.equals(status) || !quirks.isOn(Quirk.SAME_STATUS_IS_NO_OP)) {
      web(host, status.equals("normal"));
    }
    host.status = status;
    host.updatedAt = clock.epoch();
  }

  void recycle(Host host) {
    web(host, false);
    host.deletedAt = clock.epoch();
  }

  /** Switches a host's site, whatever BT says to it. */
  void web(Host host, boolean on) {
    try {
      if (on) {
        start(host);
      } else if (seenRunning(host)) {
        bt.web().stop(host.btId, host.btName);
      }
    } catch (BtDown | BtRefusal e) {
      if (!quirks.isOn(Quirk.BT_RESULT_IGNORED)) {
        throw new Refusal("服务器连接失败");
      }
    }
  }

  /** Starts a host's site unless it is seen running; a BT that can't be seen is asked to, too. */
  void start(Host host) {
    boolean running;
    try {
      running = seenRunning(host);
    } catch (BtDown e) {
      running = false;
    }
    if (!running) {
      bt.web().start(host.btId, host.btName);
    }
  }

  /** Whether the newest hit for the name runs, be it another site. */
  private boolean seenRunning(Host host) {
    return bt.web().search(host.btName).stream().findFirst().filter(Site::running).isPresent();
  }
}
