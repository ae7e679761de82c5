package org.bthost.provisioning.panel;

import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.panel.wire.Row;

/** A host with its databases and its FTP account; those that are hidden are not shown. */
public record HostDetail(HostRow row, List<Account> databases, Optional<Account> ftp) {
  public HostDetail {
    databases = List.copyOf(databases);
  }

  static HostDetail read(Row row) {
    return new HostDetail(
        HostRow.read(row),
        row.rows("sql").stream().map(Account::read).toList(),
        row.row("ftp").map(Account::read));
  }
}
