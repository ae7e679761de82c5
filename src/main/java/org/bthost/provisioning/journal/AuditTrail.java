package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.AuditRecord;
import org.bthost.provisioning.domain.CallRecord;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.HandRecord;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Settlement;
import org.bthost.provisioning.domain.SettlementRecord;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/**
 * Every attempt, every call to a panel and everything that people did about operations and burnt
 * names, in the order they happened. Rows are never changed; old ones are {@linkplain Purge
 * dropped}.
 */
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

  /** Writes what was done for a service outside any attempt. */
  public void append(ServiceId service, CallRecord call) {
    database.useTransaction(handle -> append(handle, service, 0, call));
  }

  static void append(Handle handle, Lease lease, CallRecord call) {
    append(handle, lease.service(), lease.fence(), call);
  }

  private static void append(Handle handle, ServiceId service, long fence, CallRecord call) {
    insert(handle, service, call.at(), call.endpoint(), call.outcome(), call.message())
        .bind("fence", fence)
        .bind("writing", call.writing())
        .bind("status", call.httpStatus())
        .bind("took", call.took().toMillis())
        .bindByType("operation", null, String.class)
        .bindByType("person", null, String.class)
        .bindByType("from", null, String.class)
        .execute();
  }

  static void append(Handle handle, ServiceId service, HandRecord hand) {
    Ruling ruling = hand.ruling();
    String action = ruling.action().word();
    insert(handle, service, hand.at(), action, hand.to().name(), ruling.reason())
        .bind("fence", 0)
        .bind("writing", false)
        .bind("status", 0)
        .bind("took", 0)
        .bind("operation", hand.operation().value())
        .bind("person", ruling.by())
        .bind("from", hand.from().name())
        .execute();
  }

  static void append(Handle handle, ServiceId service, SettlementRecord settled) {
    Settlement said = settled.settlement();
    insert(handle, service, said.at(), "settle", settled.name().value(), said.reason())
        .bind("fence", 0)
        .bind("writing", false)
        .bind("status", 0)
        .bind("took", 0)
        .bindByType("operation", null, String.class)
        .bind("person", said.by())
        .bindByType("from", null, String.class)
        .execute();
  }

  private static Update insert(
      Handle handle, ServiceId service, Instant at, String event, String outcome, String message) {
    return handle
        .createUpdate(
            "insert into bthost_audit (at, service, fence, event, writing, http_status, took_ms,"
                + " outcome, message, operation, person, from_status) values (:at, :service,"
                + " :fence, :event, :writing, :status, :took, :outcome, :message, :operation,"
                + " :person, :from)")
        .bind("at", at.toEpochMilli())
        .bind("service", service.value())
        .bind("event", event)
        .bind("outcome", outcome)
        .bind("message", Columns.cut(message, LONGEST_MESSAGE));
  }

  /** A row, its number in the order of the whole trail, and the service that it is about. */
  public record Entry(long number, ServiceId service, AuditRecord row) {}

  /** What happened for one service, oldest first, after the row of this number; 0 begins. */
  public List<Entry> of(ServiceId service, long after, int limit) {
    return list(AuditSearch.of(service, after, limit));
  }

  public List<Entry> list(AuditSearch search) {
    return database.withHandle(
        handle -> search.query(handle).map((row, context) -> entry(row)).list());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(row.getLong("id"), new ServiceId(row.getString("service")), read(row));
  }

  /** What a person did last about an operation. */
  static Optional<HandRecord> lastByHand(Handle handle, OperationId operation) {
    return handle
        .createQuery(
            "select * from bthost_audit where operation = :operation order by id desc limit 1")
        .bind("operation", operation.value())
        .map((row, context) -> byHand(row))
        .findOne();
  }

  private static AuditRecord read(ResultSet row) throws SQLException {
    if (row.getString("operation") != null) {
      return byHand(row);
    }
    return row.getString("person") == null ? call(row) : settlement(row);
  }

  private static CallRecord call(ResultSet row) throws SQLException {
    return new CallRecord(
        Columns.instant(row, "at"),
        row.getString("event"),
        row.getBoolean("writing"),
        row.getInt("http_status"),
        Duration.ofMillis(row.getLong("took_ms")),
        row.getString("outcome"),
        row.getString("message"));
  }

  private static SettlementRecord settlement(ResultSet row) throws SQLException {
    return new SettlementRecord(
        new HostName(row.getString("outcome")),
        new Settlement(
            row.getString("person"), row.getString("message"), Columns.instant(row, "at")));
  }

  private static HandRecord byHand(ResultSet row) throws SQLException {
    return new HandRecord(
        Columns.instant(row, "at"),
        new OperationId(row.getString("operation")),
        new Ruling(
            HandAction.of(row.getString("event")),
            row.getString("person"),
            row.getString("message")),
        Status.valueOf(row.getString("from_status")),
        Status.valueOf(row.getString("outcome")));
  }
}
