package org.bthost.provisioning.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.bthost.provisioning.domain.Verb;
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

  /** Looked at once more as it is dropped: a person may have it retried at that moment. */
  private static final String OWN_AND_OVER =
      " status in ('SUCCEEDED', 'FAILED', 'SUPERSEDED', 'CANCELLED') and not exists (select 1 from "
          + OutcomeRow.TABLE
          + " told where told.operation = bthost_operation.id and told.delivered_at is null)";

  private final Transactions transactions;
  private final Duration keepAudit;
  private final Duration keepOutcomes;
  private final Duration keepOwn;

  Purge(Transactions transactions, Duration keepAudit, Duration keepOutcomes, Duration keepOwn) {
    this.transactions = transactions;
    this.keepAudit = keepAudit;
    this.keepOutcomes = keepOutcomes;
    this.keepOwn = keepOwn;
  }

  /** How many rows were dropped. */
  public record Dropped(
      int audit, int outcomes, int notices, int webhooks, int letters, int operations) {}

  public Dropped run(Instant now) {
    Instant told = now.minus(keepOutcomes);
    return new Dropped(
        drop(Long.class, "bthost_audit", AUDIT, "", now.minus(keepAudit)),
        drop(Long.class, OutcomeRow.TABLE, delivered(OutcomeRow.TABLE), "", told),
        drop(Long.class, NoticeRow.TABLE, delivered(NoticeRow.TABLE), "", told),
        dropTaken(DeliveryTable.WEBHOOKS, told),
        dropTaken(DeliveryTable.LETTERS, told),
        Arrays.stream(Verb.values())
            .filter(verb -> verb.isOwn())
            .mapToInt(verb -> dropOwn(verb, now.minus(keepOwn)))
            .sum());
  }

  /**
   * The module's own operations that have come to their end. Billing's are kept for ever: each is
   * the receipt by which its event is known again. The key of an own one is its id, and comes once.
   */
  private int dropOwn(Verb verb, Instant before) {
    String old =
        "select id from bthost_operation where verb = '"
            + verb.name()
            + "' and updated_at < :before and"
            + OWN_AND_OVER
            + " order by updated_at, id limit :limit";
    return drop(String.class, "bthost_operation", old, " and" + OWN_AND_OVER, before);
  }

  /** What was given up stays, until a person has it replayed. */
  private int dropTaken(DeliveryTable<?> table, Instant before) {
    String taken =
        "select id from "
            + table.name()
            + " where state in ('DELIVERED', 'HANDED') and due_at < :before"
            + " order by due_at, id limit :limit";
    return drop(Long.class, table.name(), taken, "", before);
  }

  private static String delivered(String table) {
    return "select id from "
        + table
        + " where delivered_at < :before order by delivered_at, id limit :limit";
  }

  private <T> int drop(Class<T> id, String table, String old, String still, Instant before) {
    int dropped = 0;
    int rows;
    do {
      rows = transactions.inOne(handle -> dropSome(handle, id, table, old, still, before));
      dropped += rows;
    } while (rows > 0);
    return dropped;
  }

  private static <T> int dropSome(
      Handle handle, Class<T> id, String table, String old, String still, Instant before) {
    List<T> ids =
        handle
            .createQuery(old)
            .bind("before", before.toEpochMilli())
            .bind("limit", AT_A_TIME)
            .mapTo(id)
            .list();
    return ids.isEmpty()
        ? 0
        : handle
            .createUpdate("delete from " + table + " where id in (<ids>)" + still)
            .bindList("ids", ids)
            .execute();
  }
}
