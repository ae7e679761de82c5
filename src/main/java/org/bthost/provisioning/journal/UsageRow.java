package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.bthost.provisioning.domain.UsageSpan;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** Measurements, and what was rolled up of them, in the table {@code bthost_usage}. */
final class UsageRow {
  private UsageRow() {}

  static UsageSpan read(ResultSet row, StatementContext context) throws SQLException {
    Instant at = Columns.instant(row, "at");
    Instant other = Columns.instant(row, "other_end");
    return new UsageSpan(
        at.isBefore(other) ? at : other,
        at.isBefore(other) ? other : at,
        row.getInt("site_mb"),
        row.getInt("database_mb"),
        row.getLong("traffic_mb"));
  }

  static void insert(Handle handle, List<Meter.Row> rows) {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into bthost_usage (service, span, at, other_end, site_mb, database_mb,"
                + " flow_mb, traffic_mb) values (:service, 'RAW', :at, :since, :site, :database,"
                + " :flow, :traffic)");
    for (Meter.Row row : rows) {
      batch
          .bind("service", row.sample().service().value())
          .bind("at", row.sample().measuredAt().toEpochMilli())
          .bind("since", row.since().toEpochMilli())
          .bind("site", row.sample().used().siteMb())
          .bind("database", row.sample().used().databaseMb())
          .bind("flow", row.sample().used().flowMb())
          .bind("traffic", row.trafficMb())
          .add();
    }
    batch.execute();
  }
}
