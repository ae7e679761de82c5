package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Outcomes in the table {@code bthost_outcome}, written with the operation's end. */
final class OutcomeRow {
  static final String TABLE = "bthost_outcome";

  private OutcomeRow() {}

  static void insert(Handle handle, Operation operation) {
    handle
        .createUpdate(
            "insert into bthost_outcome (operation, service, verb, status, message, at) values"
                + " (:operation, :service, :verb, :status, :message, :at)")
        .bind("operation", operation.id().value())
        .bind("service", operation.service().value())
        .bind("verb", operation.verb().name())
        .bind("status", operation.status().name())
        .bind("message", OperationRow.lastError(operation))
        .bind("at", operation.updatedAt().toEpochMilli())
        .execute();
  }

  static Outcome read(ResultSet row, StatementContext context) throws SQLException {
    return new Outcome(
        new OperationId(row.getString("operation")),
        new ServiceId(row.getString("service")),
        Verb.valueOf(row.getString("verb")),
        Operation.Status.valueOf(row.getString("status")),
        Columns.text(row, "message"),
        Columns.instant(row, "at"));
  }
}
