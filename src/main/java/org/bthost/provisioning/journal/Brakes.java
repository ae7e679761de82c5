package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.PanelBrake;
import org.bthost.provisioning.domain.PanelId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The brakes that are on, in the table {@code bthost_brake}. */
public final class Brakes {
  private static final int LONGEST_WHY = 1000;

  /** Of the panel of a row of {@code bthost_service}: whether nothing may be written to it. */
  static final String EVERYTHING =
      "exists (select 1 from bthost_brake where bthost_brake.panel = bthost_service.panel"
          + " and reach = 'EVERYTHING' and released_until is null)";

  private final Jdbi database;
  private final DatabaseTime time;

  Brakes(Jdbi database, DatabaseTime time) {
    this.database = database;
    this.time = time;
  }

  /** Every brake that is on. */
  public List<PanelBrake> on() {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from bthost_brake where released_until is null order by panel")
                .map(Brakes::read)
                .list());
  }

  /** The brake that is on at a panel, if one is. */
  public Optional<PanelBrake> on(PanelId panel) {
    return on().stream().filter(brake -> brake.panel().equals(panel)).findFirst();
  }

  /**
   * Puts a brake on.
   *
   * @return false where a person's release still keeps it off
   */
  public boolean pull(PanelId panel, PanelBrake.Reach reach, String why) {
    return database.inTransaction(
        handle -> {
          Instant now = time.now(handle);
          if (isReleased(handle, panel, now)) {
            return false;
          }
          handle
              .createUpdate("delete from bthost_brake where panel = :panel")
              .bind("panel", panel.value())
              .execute();
          handle
              .createUpdate(
                  "insert into bthost_brake (panel, reach, why, since)"
                      + " values (:panel, :reach, :why, :now)")
              .bind("panel", panel.value())
              .bind("reach", reach.name())
              .bind("why", Columns.cut(why, LONGEST_WHY))
              .bind("now", now.toEpochMilli())
              .execute();
          return true;
        });
  }

  private static boolean isReleased(Handle handle, PanelId panel, Instant now) {
    return handle
        .createQuery(
            "select panel from bthost_brake where panel = :panel and released_until > :now")
        .bind("panel", panel.value())
        .bind("now", now.toEpochMilli())
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  /**
   * Takes a brake off, and keeps it off until a time.
   *
   * @return false where none is on
   */
  public boolean release(PanelId panel, Instant until, String by, String reason) {
    int rows =
        database.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "update bthost_brake set released_until = :until, released_by = :by,"
                            + " released_why = :reason where panel = :panel"
                            + " and released_until is null")
                    .bind("panel", panel.value())
                    .bind("until", until.toEpochMilli())
                    .bind("by", by)
                    .bind("reason", reason)
                    .execute());
    return rows > 0;
  }

  private static PanelBrake read(ResultSet row, StatementContext context) throws SQLException {
    return new PanelBrake(
        new PanelId(row.getString("panel")),
        PanelBrake.Reach.valueOf(row.getString("reach")),
        row.getString("why"),
        Columns.instant(row, "since"));
  }
}
