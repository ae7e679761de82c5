package org.bthost.provisioning.panel;

import java.util.Optional;
import org.bthost.provisioning.panel.wire.Row;

/**
 * What host_build says that it has built. The database or the FTP account may be absent although
 * the plan has them (panel behaviour, section 4).
 */
public record BuiltHost(
    long id, String siteName, Optional<Account> database, Optional<Account> ftp) {

  static BuiltHost read(Row row) {
    Row site = row.row("site").orElse(row);
    return new BuiltHost(
        site.id("id"),
        site.text("bt_name"),
        row.row("sql").map(Account::read),
        row.row("ftp").map(Account::read));
  }
}
