package org.bthost.provisioning.panel;

import org.bthost.provisioning.panel.wire.Row;

/** A database's or FTP account's name and password. */
public record Account(long id, String username, Secret password) {
  static Account read(Row row) {
    return new Account(row.number("id"), row.text("username"), new Secret(row.text("password")));
  }
}
