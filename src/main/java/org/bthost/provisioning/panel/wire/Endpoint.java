package org.bthost.provisioning.panel.wire;

/**
 * One endpoint of the panel.
 *
 * @param writing whether a call may change anything on the panel or on BT
 */
public record Endpoint(String name, boolean writing) {
  /** Builds hosts: may take minutes, and is never sent a second time by the client itself. */
  public static final Endpoint BUILD = new Endpoint("host_build", true);

  public static Endpoint reading(String name) {
    return new Endpoint(name, false);
  }

  public static Endpoint writing(String name) {
    return new Endpoint(name, true);
  }

  boolean slow() {
    return this.equals(BUILD);
  }
}
