package org.bthost.provisioning.panel;

import org.bthost.provisioning.panel.wire.Row;

/** A user of the panel. */
public record PanelUser(long id, String username, Secret password) {
  static PanelUser read(Row row) {
    return new PanelUser(row.id("id"), row.text("username"), new Secret(row.text("password")));
  }
}
