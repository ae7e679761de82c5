package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.Delivery;
import org.bthost.provisioning.domain.Delivery.State;
import org.bthost.provisioning.domain.Message;
import org.bthost.provisioning.domain.ServiceId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/**
 * Messages of one kind, kept until they are taken or given up.
 *
 * @param <M> what is sent
 */
public final class DeliveryBox<M extends Message> {
  private static final int LONGEST_ERROR = 255;

  private final Transactions transactions;
  private final DatabaseTime time;
  private final DeliveryTable<M> table;

  DeliveryBox(Transactions transactions, DatabaseTime time, DeliveryTable<M> table) {
    this.transactions = transactions;
    this.time = time;
    this.table = table;
  }

  /** Puts a message in, to be sent; one that is or was there already changes nothing. */
  public void put(M message) {
    put(message, State.WAITING);
  }

  /**
   * Puts a message in; one that is or was there already changes nothing.
   *
   * @return the message that is there under this id
   */
  public M put(M message, State state) {
    return transactions.inOne(
        handle -> {
          Optional<M> known = find(handle, message.id());
          if (known.isEmpty()) {
            insert(handle, message, state);
          }
          return known.orElse(message);
        });
  }

  /** The message of this id, whatever became of it. */
  public Optional<M> find(String id) {
    return transactions.database().withHandle(handle -> find(handle, id));
  }

  private Optional<M> find(Handle handle, String id) {
    return query(handle, "select * from <table> where message = :message")
        .bind("message", id)
        .map(table.reading())
        .findOne();
  }

  private void insert(Handle handle, M message, State state) {
    update(
            handle,
            "insert into <table> (message, service, <columns>, state, since, due_at)"
                + " values (:message, :service, <values>, :state, :now, :now)")
        .define("columns", String.join(", ", table.columns()))
        .define("values", ":" + String.join(", :", table.columns()))
        .bind("message", message.id())
        .bind("service", message.service().value())
        .bindMap(table.values().apply(message))
        .bind("state", state.name())
        .bind("now", time.now(handle).toEpochMilli())
        .execute();
  }

  /** The messages to be sent now: of each service only its oldest that waits. */
  public List<Delivery<M>> due(int limit) {
    return transactions
        .database()
        .withHandle(
            handle ->
                query(
                        handle,
                        "select * from <table> w where state = 'WAITING' and due_at <= :now"
                            + " and not exists (select 1 from <table> older"
                            + " where older.service = w.service and older.state = 'WAITING'"
                            + " and older.id < w.id) order by due_at, id limit :limit")
                    .bind("now", time.now(handle).toEpochMilli())
                    .bind("limit", limit)
                    .map(this::read)
                    .list());
  }

  /**
   * Takes a message that is due, to send it; false where another node has taken it meanwhile.
   *
   * @param length after which it is due again, unless it is told before what became of it
   */
  public boolean claim(Delivery<M> delivery, Duration length) {
    return transactions.inOne(
        handle ->
            update(
                        handle,
                        "update <table> set due_at = :until where id = :id"
                            + " and state = 'WAITING' and due_at = :due")
                    .bind("until", time.now(handle).plus(length).toEpochMilli())
                    .bind("id", delivery.number())
                    .bind("due", delivery.dueAt().toEpochMilli())
                    .execute()
                == 1);
  }

  /** The receiver has taken it. */
  public void delivered(Delivery<M> delivery) {
    change(delivery, State.DELIVERED, Duration.ZERO, Optional.empty());
  }

  /** The receiver has not taken it; it is sent again after a while. */
  public void postpone(Delivery<M> delivery, Duration wait, String why) {
    change(delivery, State.WAITING, wait, Optional.of(why));
  }

  /** The receiver has not taken it for too long; it is given up, and what came after it goes on. */
  public void giveUp(Delivery<M> delivery, String why) {
    change(delivery, State.DEAD, Duration.ZERO, Optional.of(why));
  }

  private void change(Delivery<M> delivery, State state, Duration wait, Optional<String> why) {
    transactions.inOne(
        handle ->
            update(
                    handle,
                    "update <table> set state = :state, attempts = attempts + 1,"
                        + " due_at = :due, last_error = :why where id = :id")
                .bind("state", state.name())
                .bind("due", time.now(handle).plus(wait).toEpochMilli())
                .bind("why", why.map(text -> Columns.cut(text, LONGEST_ERROR)))
                .bind("id", delivery.number())
                .execute());
  }

  /**
   * Has a message sent once more, in its place before the later ones of its service, whatever
   * became of it; unless it is someone else's to send.
   *
   * @return the message as it is then; empty where there is none of this number
   */
  public Optional<Delivery<M>> replay(long number) {
    return transactions.inOne(
        handle -> {
          update(
                  handle,
                  "update <table> set state = 'WAITING', attempts = 0, since = :now,"
                      + " due_at = :now where id = :id and state <> 'HANDED'")
              .bind("now", time.now(handle).toEpochMilli())
              .bind("id", number)
              .execute();
          return query(handle, "select * from <table> where id = :id")
              .bind("id", number)
              .map(this::read)
              .findOne();
        });
  }

  /**
   * The messages after this one in the order of their numbers; 0 begins.
   *
   * @param state empty = in any
   * @param service empty = of any
   */
  public List<Delivery<M>> list(
      Optional<State> state, Optional<ServiceId> service, long after, int limit) {
    return transactions
        .database()
        .withHandle(
            handle ->
                new Narrowed("select * from " + table.name())
                    .by("after", Optional.of(after), "id > :after")
                    .by("state", state.map(State::name), "state = :state")
                    .by("service", service.map(ServiceId::value), "service = :service")
                    .query(handle, "order by id limit :limit")
                    .bind("limit", limit)
                    .map(this::read)
                    .list());
  }

  private Query query(Handle handle, String sql) {
    return handle.createQuery(sql).define("table", table.name());
  }

  private Update update(Handle handle, String sql) {
    return handle.createUpdate(sql).define("table", table.name());
  }

  private Delivery<M> read(ResultSet row, StatementContext context) throws SQLException {
    return new Delivery<>(
        row.getLong("id"),
        table.reading().map(row, context),
        State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        Columns.instant(row, "since"),
        Columns.instant(row, "due_at"),
        Columns.text(row, "last_error"));
  }
}
