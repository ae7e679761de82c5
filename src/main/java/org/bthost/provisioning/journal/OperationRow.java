package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Operations, with the intents that made them, in the table {@code bthost_operation}. */
final class OperationRow {
  private static final int LONGEST_ERROR = 1000;
  private static final String INSERT =
      "insert into bthost_operation (id, service, event_source, event_id, verb, sequence_number,"
          + " product, paid_until, customer_id, customer_email, customer_locale, reason, details, status,"
          + " generation, attempts, failure, last_error, created_at, updated_at) values (:id, :service,"
          + " :source, :event, :verb, :sequence, :product, :paidUntil, :customer, :email, :locale,"
          + " :reason, :details, :status, :generation, :attempts, :failure, :lastError, :createdAt, :updatedAt)";
  private static final String UPDATE =
      "update bthost_operation set status = :status, generation = :generation,"
          + " attempts = :attempts, failure = :failure, last_error = :lastError, updated_at = :updatedAt"
          + " where id = :id";

  private OperationRow() {}

  static Operation read(ResultSet row, StatementContext context) throws SQLException {
    return Columns.whole("operation", row, () -> operation(row));
  }

  /** The newest of each service; one that can't be read is left out. */
  static Map<ServiceId, Operation> newest(Handle handle, Collection<ServiceId> services) {
    return handle
        .createQuery(
            "select * from (select o.*, row_number() over (partition by service"
                + " order by created_at desc, generation desc, id) as place"
                + " from bthost_operation o where service in (<services>)) ranked where place = 1")
        .bindList("services", services.stream().map(ServiceId::value).toList())
        .map(Columns.readable(OperationRow::read))
        .stream()
        .flatMap(Optional::stream)
        .collect(Collectors.toMap(Operation::service, it -> it));
  }

  /** Empty where it can't be read and is held: then a person has it. */
  static Optional<Operation> readUnlessHeld(ResultSet row, StatementContext context)
      throws SQLException {
    boolean held = Operation.Status.HELD.name().equals(row.getString("status"));
    return held
        ? Columns.readable(OperationRow::read).map(row, context)
        : Optional.of(read(row, context));
  }

  static Optional<Integer> countUnreadable(
      Handle handle, OperationId id, int mostAttempts, String text, Instant now) {
    handle
        .createUpdate(
            "update bthost_operation set status = case when attempts + 1 >= :most then 'HELD'"
                + " else 'WAITING' end, attempts = attempts + 1, failure = :failure,"
                + " last_error = :text, updated_at = :now where id = :id")
        .bind("id", id.value())
        .bind("most", mostAttempts)
        .bind("failure", FailureClass.FAULT.name())
        .bind("text", Columns.cut(text, LONGEST_ERROR))
        .bind("now", now.toEpochMilli())
        .execute();
    return handle
        .createQuery("select attempts from bthost_operation where id = :id and status = 'WAITING'")
        .bind("id", id.value())
        .mapTo(Integer.class)
        .findOne();
  }

  private static Operation operation(ResultSet row) throws SQLException {
    return new Operation(
        new OperationId(row.getString("id")),
        intent(row),
        Operation.Status.valueOf(row.getString("status")),
        row.getLong("generation"),
        row.getInt("attempts"),
        Columns.text(row, "failure").map(FailureClass::valueOf),
        Columns.text(row, "last_error"),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "updated_at"));
  }

  private static Intent intent(ResultSet row) throws SQLException {
    OptionalLong sequence = Columns.number(row, "sequence_number");
    return new Intent(
        new EventKey(row.getString("event_source"), row.getString("event_id")),
        Verb.valueOf(row.getString("verb")),
        new ServiceId(row.getString("service")),
        sequence,
        Columns.customer(row),
        Columns.product(row, "product"),
        Columns.day(row, "paid_until"),
        Columns.text(row, "reason"),
        Columns.text(row, "details").map(Detail::readAll).orElse(Map.of()));
  }

  static void insert(Handle handle, Operation operation) {
    Intent intent = operation.intent();
    handle
        .createUpdate(INSERT)
        .bind("id", operation.id().value())
        .bind("service", intent.service().value())
        .bind("source", intent.key().source())
        .bind("event", intent.key().id())
        .bind("verb", intent.verb().name())
        .bind("sequence", Columns.boxed(intent.sequence()))
        .bind("product", intent.product().map(ProductId::value))
        .bind("paidUntil", intent.paidUntil())
        .bind("customer", intent.customer().map(Customer::id))
        .bind("email", intent.customer().flatMap(Customer::email))
        .bind("locale", intent.customer().flatMap(Customer::locale))
        .bind("reason", intent.reason())
        .bind("details", Optional.of(Detail.write(intent.details())).filter(it -> !it.isEmpty()))
        .bind("status", operation.status().name())
        .bind("generation", operation.generation())
        .bind("attempts", operation.attempts())
        .bind("failure", operation.failure().map(FailureClass::name))
        .bind("lastError", lastError(operation))
        .bind("createdAt", operation.createdAt().toEpochMilli())
        .bind("updatedAt", operation.updatedAt().toEpochMilli())
        .execute();
  }

  static void update(Handle handle, Operation operation) {
    handle
        .createUpdate(UPDATE)
        .bind("id", operation.id().value())
        .bind("status", operation.status().name())
        .bind("generation", operation.generation())
        .bind("attempts", operation.attempts())
        .bind("failure", operation.failure().map(FailureClass::name))
        .bind("lastError", lastError(operation))
        .bind("updatedAt", operation.updatedAt().toEpochMilli())
        .execute();
  }

  /** The reason told with an operation, as long as its columns are. */
  static Optional<String> lastError(Operation operation) {
    return operation.lastError().map(text -> Columns.cut(text, LONGEST_ERROR));
  }
}
