package org.bthost.provisioning.panel;

import org.bthost.provisioning.panel.wire.Row;

/**
 * What host_status tells.
 *
 * @param state the panel's row
 * @param serving whether BT serves the site
 */
public record HostStatus(HostState state, boolean serving) {
  static HostStatus read(Row row) {
    return new HostStatus(HostState.of(row.text("loca")), row.flag("server"));
  }
}
