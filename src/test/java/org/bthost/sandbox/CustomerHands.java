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

  /** Switches a host off; false where it is locked, expired or over quota. */
  public boolean powerOff(long hostId) {
    return power(hostId, "stop");
  }

  /** Switches a host on; false where it is locked, expired or over quota. */
  public boolean powerOn(long hostId) {
    return power(hostId, "normal");
  }

  private boolean power(long hostId, String status) {
    synchronized (lock) {
      Host host = state.host(hostId);
      if (host.status.matches("locked|expired|excess")) {
        return false;
      }
      switches.turn(host, status);
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
      switches.recycle(state.host(hostId));
    }
  }
}
