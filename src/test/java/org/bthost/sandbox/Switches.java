package org.bthost.sandbox;

import java.util.Optional;

/** How the panel starts and stops sites: by its row, and without listening to BT. */
final class Switches {
  private final PanelState state;
  private final BtServer bt;
  private final Quirks quirks;
  private final SandboxClock clock;

  Switches(PanelState state, BtServer bt, Quirks quirks, SandboxClock clock) {
    this.state = state;
    this.bt = bt;
    this.quirks = quirks;
    this.clock = clock;
  }

  /** Gives a host another status, and its site the state that goes with it. */
  void turn(Host host, String status) {
    boolean same = host.status.equals(status) && quirks.isOn(Quirk.SAME_STATUS_IS_NO_OP);
    if (!same) {
      if (status.equals("normal")) {
        webStart(host);
      } else {
        webStop(host);
      }
    }
    host.status = status;
    host.updatedAt = clock.epoch();
  }

  void webStart(Host host) {
    switchSite(host, true);
  }

  void webStop(Host host) {
    switchSite(host, false);
  }

  void recycle(Host host) {
    webStop(host);
    host.deletedAt = clock.epoch();
  }

  private void switchSite(Host host, boolean running) {
    boolean done;
    try {
      Optional<Site> found = bt.search(host.btName);
      boolean already = found.filter(site -> site.running == running).isPresent();
      done = already || (running ? bt.start(host.btId) : bt.stop(host.btId));
    } catch (BtDown e) {
      done = false;
    }
    if (!done && !quirks.isOn(Quirk.BT_RESULT_IGNORED)) {
      throw new Refusal("服务器连接失败");
    }
  }

  PanelState state() {
    return state;
  }
}
