package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.Delivery;
import org.bthost.provisioning.domain.Delivery.State;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.WebhookMessage;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Messages for billing's webhook address, kept until they are taken or given up. */
public final class WebhookBox {
  static final String TABLE = "bthost_webhook";
  private static final int LONGEST_ERROR = 255;

  private final Transactions transactions;
  private final DatabaseTime time;

  WebhookBox(Transactions transactions, DatabaseTime time) {
    this.transactions = transactions;
    this.time = time;
  }

  /** Puts a message in; one that is or was there already changes nothing. */
  public void put(WebhookMessage message) {
    transactions.inOne(handle -> isKnown(handle, message) ? 0 : insert(handle, message));
  }

  private static boolean isKnown(Handle handle, WebhookMessage message) {
    return handle
        .createQuery("select id from bthost_webhook where message = :message")
        .bind("message", message.id())
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  private int insert(Handle handle, WebhookMessage message) {
    return handle
        .createUpdate(
            "insert into bthost_webhook (message, service, type, body, state, since, due_at)"
                + " values (:message, :service, :type, :body, 'WAITING', :now, :now)")
        .bind("message", message.id())
        .bind("service", message.service().value())
        .bind("type", message.type())
        .bind("body", message.body())
        .bind("now", time.now(handle).toEpochMilli())
        .execute();
  }

  /** The messages to be sent now: of each service only its oldest that waits. */
  public List<Delivery> due(int limit) {
    return transactions
        .database()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select * from bthost_webhook w where state = 'WAITING' and due_at <= :now"
                            + " and not exists (select 1 from bthost_webhook older"
                            + " where older.service = w.service and older.state = 'WAITING'"
                            + " and older.id < w.id) order by due_at, id limit :limit")
                    .bind("now", time.now(handle).toEpochMilli())
                    .bind("limit", limit)
                    .map(WebhookBox::read)
                    .list());
  }

  /**
   * Takes a message that is due, to send it; false where another node has taken it meanwhile.
   *
   * @param length after which it is due again, unless it is told before what became of it
   */
  public boolean claim(Delivery delivery, Duration length) {
    return transactions.inOne(
        handle ->
            handle
                    .createUpdate(
                        "update bthost_webhook set due_at = :until where id = :id"
                            + " and state = 'WAITING' and due_at = :due")
                    .bind("until", time.now(handle).plus(length).toEpochMilli())
                    .bind("id", delivery.number())
                    .bind("due", delivery.dueAt().toEpochMilli())
                    .execute()
                == 1);
  }

  /** The receiver has taken it. */
  public void delivered(Delivery delivery) {
    change(delivery, State.DELIVERED, Duration.ZERO, Optional.empty());
  }

  /** The receiver has not taken it; it is sent again after a while. */
  public void postpone(Delivery delivery, Duration wait, String why) {
    change(delivery, State.WAITING, wait, Optional.of(why));
  }

  /** The receiver has not taken it for too long; it is given up, and what came after it goes on. */
  public void giveUp(Delivery delivery, String why) {
    change(delivery, State.DEAD, Duration.ZERO, Optional.of(why));
  }

  private void change(Delivery delivery, State state, Duration wait, Optional<String> why) {
    transactions.inOne(
        handle ->
            handle
                .createUpdate(
                    "update bthost_webhook set state = :state, attempts = attempts + 1,"
                        + " due_at = :due, last_error = :why where id = :id")
                .bind("state", state.name())
                .bind("due", time.now(handle).plus(wait).toEpochMilli())
                .bind("why", why.map(text -> Columns.cut(text, LONGEST_ERROR)))
                .bind("id", delivery.number())
                .execute());
  }

  /**
   * Has a message sent once more, in its place before the later ones of its service, whatever
   * became of it.
   *
   * @return the message as it is then; empty where there is none of this number
   */
  public Optional<Delivery> replay(long number) {
    return transactions.inOne(
        handle -> {
          handle
              .createUpdate(
                  "update bthost_webhook set state = 'WAITING', attempts = 0, since = :now,"
                      + " due_at = :now where id = :id")
              .bind("now", time.now(handle).toEpochMilli())
              .bind("id", number)
              .execute();
          return handle
              .createQuery("select * from bthost_webhook where id = :id")
              .bind("id", number)
              .map(WebhookBox::read)
              .findOne();
        });
  }

  /**
   * The messages after this one in the order of their numbers; 0 begins.
   *
   * @param state empty = in any
   * @param service empty = of any
   */
  public List<Delivery> list(
      Optional<State> state, Optional<ServiceId> service, long after, int limit) {
    return transactions
        .database()
        .withHandle(
            handle ->
                new Narrowed("select * from bthost_webhook")
                    .by("after", Optional.of(after), "id > :after")
                    .by("state", state.map(State::name), "state = :state")
                    .by("service", service.map(ServiceId::value), "service = :service")
                    .query(handle, "order by id limit :limit")
                    .bind("limit", limit)
                    .map(WebhookBox::read)
                    .list());
  }

  private static Delivery read(ResultSet row, StatementContext context) throws SQLException {
    return new Delivery(
        row.getLong("id"),
        new WebhookMessage(
            row.getString("message"),
            new ServiceId(row.getString("service")),
            row.getString("type"),
            row.getString("body")),
        State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        Columns.instant(row, "since"),
        Columns.instant(row, "due_at"),
        Columns.text(row, "last_error"));
  }
}
