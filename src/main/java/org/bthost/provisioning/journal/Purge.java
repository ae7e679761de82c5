package org.bthost.provisioning.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Drops what was kept long enough, some rows at a time. What billing has not been told yet stays,
 * however old it is.
 */
public final class Purge {
  private static final int AT_A_TIME = 1000;

  /** Rows are numbered as they come, so the oldest have the lowest numbers, or nearly so. */
  private static final String AUDIT =
      "select id from (select id, at from bthost_audit order by id limit :limit) oldest"
          + " where at < :before";

  /** Who was given up stays, until a person has it replayed. */
  private static final String WEBHOOKS =
      "select id from bthost_webhook where state = 'DELIVERED' and due_at < :before"
          + " order by due_at, id limit :limit";

  private final Transactions transactions;
  private final Duration keepAudit;
  private final Duration keepOutcomes;

  Purge(Transactions transactions, Duration keepAudit, Duration keepOutcomes) {
    this.transactions = transactions;
    this.keepAudit = keepAudit;
    this.keepOutcomes = keepOutcomes;
  }

  /** How many rows were dropped. */
  public record Dropped(int audit, int outcomes, int notices, int webhooks) {}

  public Dropped run(Instant now) {
    Instant told = now.minus(keepOutcomes);
    return new Dropped(
        drop("bthost_audit", AUDIT, now.minus(keepAudit)),
        drop(OutcomeRow.TABLE, delivered(OutcomeRow.TABLE), told),
        drop(NoticeRow.TABLE, delivered(NoticeRow.TABLE), told),
        drop(WebhookBox.TABLE, WEBHOOKS, told));
  }

  private static String delivered(String table) {
    return "select id from "
        + table
        + " where delivered_at < :before order by delivered_at, id limit :limit";
  }

  private int drop(String table, String old, Instant before) {
    int dropped = 0;
    int rows;
    do {
      rows = transactions.inOne(handle -> dropSome(handle, table, old, before));
      dropped += rows;
    } while (rows > 0);
    return dropped;
  }

  private static int dropSome(Handle handle, String table, String old, Instant before) {
    List<Long> ids =
        handle
            .createQuery(old)
            .bind("before", before.toEpochMilli())
            .bind("limit", AT_A_TIME)
            .mapTo(Long.class)
            .list();
    return ids.isEmpty()
        ? 0
        : handle
            .createUpdate("delete from " + table + " where id in (<ids>)")
            .bindList("ids", ids)
            .execute();
  }
}
