package org.bthost.provisioning.domain;

import java.util.Optional;

/**
 * Whether a host lives: the status in the panel's row, and the web server, asked just now.
 *
 * @param row empty exactly where the panel could not tell of the web server: it then tells of
 *     neither
 */
public record Pulse(Optional<HostSight.Row> row, HostSight.WebServer webServer) {
  public Pulse {
    if (row.isEmpty() != (webServer == HostSight.WebServer.UNSEEN)) {
      throw new IllegalArgumentException("no pulse: row " + row + ", web server " + webServer);
    }
  }

  /** The panel knows the host, and could not tell. */
  public static Pulse unseen() {
    return new Pulse(Optional.empty(), HostSight.WebServer.UNSEEN);
  }

  public static Pulse of(HostSight.Row row, boolean serving) {
    return new Pulse(Optional.of(row), serving ? HostSight.WebServer.UP : HostSight.WebServer.DOWN);
  }

  /** Whether the web server serves the site exactly where the row is normal; no if unseen. */
  public boolean agrees() {
    return row.filter(it -> (it == HostSight.Row.NORMAL) == (webServer == HostSight.WebServer.UP))
        .isPresent();
  }
}
