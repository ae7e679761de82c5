package org.bthost.provisioning.panel;

/** What tells whether a panel can be worked with. */
public final class Connection {
  private final Caller caller;

  Connection(Caller caller) {
    this.caller = caller;
  }

  /**
   * Checks the signature (index). Neither the panel's database nor BT is asked: the panel answers
   * yes with its database down.
   */
  public void ping() {
    caller.read("index");
  }

  /** Asks BT for its load (server_status, not in the API document): fails where BT is down. */
  public void pingBelow() {
    caller.read("server_status");
  }
}
