package org.bthost.sandbox;

/** What a customer can do on the panel's own pages. */
public final class CustomerHands {
  private final Object lock;
  private final PanelState state;
  private final Switches switches;

  CustomerHands(Object lock, PanelState state, Switches switches) {
    this.lock = lock;
    this.state = state;
    this.switches = switches;
  }

  /** Switches a host off. */
  public void powerOff(long hostId) {
    synchronized (lock) {
      switches.turn(state.host(hostId), "stop");
    }
  }

  /** Switches a host on; false where it is locked, expired or over quota. */
  public boolean powerOn(long hostId) {
    synchronized (lock) {
      Host host = state.host(hostId);
      if (host.status.matches("locked|expired|excess")) {
        return false;
      }
      switches.turn(host, "normal");
      return true;
    }
  }

  /** What an administrator can do: any status, by hand. */
  public void administratorSets(long hostId, String status) {
    synchronized (lock) {
      switches.turn(state.host(hostId), status);
    }
  }

  /** An administrator puts a host into the recycle bin. */
  public void administratorRecycles(long hostId) {
    synchronized (lock) {
      Host host = state.host(hostId);
      switches.webStop(host);
      host.deletedAt = host.createdAt + 1;
    }
  }
}
