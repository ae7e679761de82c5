package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.bthost.provisioning.domain.CallRecord;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.ServiceId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Every attempt and every call to a panel, in the order they happened. Rows are never changed. */
public final class AuditTrail {
  private static final int LONGEST_MESSAGE = 1000;
  private final Jdbi database;

  AuditTrail(Jdbi database) {
    this.database = database;
  }

  /**
   * Writes one row in a transaction of its own, so that it stays whatever becomes of the attempt.
   */
  public void append(Lease lease, CallRecord call) {
    database.useTransaction(handle -> append(handle, lease, call));
  }

  static void append(Handle handle, Lease lease, CallRecord call) {
    handle
        .createUpdate(
            "insert into bthost_audit (at, service, fence, event, writing, http_status, took_ms,"
                + " outcome, message) values (:at, :service, :fence, :event, :writing, :status,"
                + " :took, :outcome, :message)")
        .bind("at", call.at().toEpochMilli())
        .bind("service", lease.service().value())
        .bind("fence", lease.fence())
        .bind("event", call.endpoint())
        .bind("writing", call.writing())
        .bind("status", call.httpStatus())
        .bind("took", call.took().toMillis())
        .bind("outcome", call.outcome())
        .bind("message", Columns.cut(call.message(), LONGEST_MESSAGE))
        .execute();
  }

  /** What happened for one service, oldest first. */
  public List<CallRecord> of(ServiceId service) {
    return database.withHandle(
        handle ->
            handle
                .createQuery("select * from bthost_audit where service = :service order by id")
                .bind("service", service.value())
                .map(AuditTrail::read)
                .list());
  }

  private static CallRecord read(ResultSet row, StatementContext context) throws SQLException {
    return new CallRecord(
        Columns.instant(row, "at"),
        row.getString("event"),
        row.getBoolean("writing"),
        row.getInt("http_status"),
        Duration.ofMillis(row.getLong("took_ms")),
        row.getString("outcome"),
        row.getString("message"));
  }
}
