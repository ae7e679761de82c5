package org.bthost.provisioning.domain;

/**
 * How fast a host may serve. Set on the panel, but not to be read back from the web server.
 *
 * @param connections concurrent connections
 * @param kilobytesPerSecond of each request, KB/s
 */
public record Throttle(int connections, int kilobytesPerSecond) {
  public static final Throttle NONE = new Throttle(0, 0);

  /** Whether both are limited; the panel takes them only together. */
  public boolean isSet() {
    return connections > 0 && kilobytesPerSecond > 0;
  }

  /** Whether one is limited and the other not. */
  public boolean isHalf() {
    return connections > 0 != kilobytesPerSecond > 0;
  }
}
