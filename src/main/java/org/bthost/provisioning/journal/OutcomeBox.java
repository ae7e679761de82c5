package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Outcomes on their way to billing: written with the operation's end, kept until delivered. */
public final class OutcomeBox {

  private final Jdbi database;

  OutcomeBox(Jdbi database) {
    this.database = database;
  }

  static void put(Handle handle, Operation operation) {
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

  /** One outcome and its number in the box. */
  public record Entry(long number, Outcome outcome) {}

  /** The oldest outcomes that were not delivered yet. */
  public List<Entry> undelivered(int limit) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from bthost_outcome where delivered_at is null order by id"
                        + " limit :limit")
                .bind("limit", limit)
                .map(OutcomeBox::read)
                .list());
  }

  public void delivered(Entry entry, Instant at) {
    database.useTransaction(
        handle ->
            handle
                .createUpdate("update bthost_outcome set delivered_at = :at where id = :id")
                .bind("at", at.toEpochMilli())
                .bind("id", entry.number())
                .execute());
  }

  private static Entry read(ResultSet row, StatementContext context) throws SQLException {
    return new Entry(
        row.getLong("id"),
        new Outcome(
            new OperationId(row.getString("operation")),
            new ServiceId(row.getString("service")),
            Verb.valueOf(row.getString("verb")),
            Operation.Status.valueOf(row.getString("status")),
            Columns.text(row, "message"),
            Columns.instant(row, "at")));
  }
}
