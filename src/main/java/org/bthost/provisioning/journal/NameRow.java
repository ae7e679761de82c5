package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.IssuedName;
import org.bthost.provisioning.domain.ServiceId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Issued names in the table {@code bthost_name}. */
final class NameRow {
  private NameRow() {}

  static IssuedName read(ResultSet row, StatementContext context) throws SQLException {
    return new IssuedName(
        new HostName(row.getString("name")),
        row.getInt("incarnation"),
        row.getInt("burnt"),
        IssuedName.State.valueOf(row.getString("state")),
        Columns.optionalInstant(row, "settles_at"));
  }

  static void insert(Handle handle, ServiceId service, IssuedName name) {
    handle
        .createUpdate(
            "insert into bthost_name (name, service, incarnation, burnt, state, settles_at)"
                + " values (:name, :service, :incarnation, :burnt, :state, :settles)")
        .bind("name", name.name().value())
        .bind("service", service.value())
        .bind("incarnation", name.incarnation())
        .bind("burnt", name.burnt())
        .bind("state", name.state().name())
        .bind("settles", name.settlesAt().map(Instant::toEpochMilli))
        .execute();
  }

  static void update(Handle handle, IssuedName name) {
    handle
        .createUpdate(
            "update bthost_name set state = :state, settles_at = :settles where name = :name")
        .bind("name", name.name().value())
        .bind("state", name.state().name())
        .bind("settles", name.settlesAt().map(Instant::toEpochMilli))
        .execute();
  }
}
