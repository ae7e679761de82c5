package org.bthost.provisioning.journal;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * News on their way to billing: written with what they tell of, kept until delivered.
 *
 * @param <T> what is told
 */
public final class Outbox<T> {
  private final Jdbi database;
  private final String table;
  private final RowMapper<T> reading;

  /**
   * @param table has a number {@code id} in the order of what came about, and {@code delivered_at}
   */
  Outbox(Jdbi database, String table, RowMapper<T> reading) {
    this.database = database;
    this.table = table;
    this.reading = reading;
  }

  /** One piece of news and its number in the box. */
  public record Entry<T>(long number, T news) {}

  /** The oldest that were not delivered yet. */
  public List<Entry<T>> undelivered(int limit) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from "
                        + table
                        + " where delivered_at is null order by id limit :limit")
                .bind("limit", limit)
                .map((row, context) -> new Entry<>(row.getLong("id"), reading.map(row, context)))
                .list());
  }

  public void delivered(Entry<T> entry, Instant at) {
    database.useTransaction(
        handle ->
            handle
                .createUpdate("update " + table + " set delivered_at = :at where id = :id")
                .bind("at", at.toEpochMilli())
                .bind("id", entry.number())
                .execute());
  }
}
