package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bthost.provisioning.domain.Resource;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Usage;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** Meters in the table {@code bthost_service}: what is remembered of usage. */
final class MeterRow {
  private static final String SELECT =
      "select id, sampled_at, sample_stored_at, used_site_mb, used_database_mb, used_flow_mb,"
          + " site_alarm, database_alarm, traffic_alarm from bthost_service where id in (<ids>)"
          + " order by id";

  private MeterRow() {}

  /** The meters of those services that are known. */
  static Map<ServiceId, Meter> read(Handle handle, Collection<String> services) {
    return select(handle, services, "");
  }

  /** The same, held against other transactions. */
  static Map<ServiceId, Meter> hold(Handle handle, Collection<String> services) {
    return select(handle, services, " for update");
  }

  private static Map<ServiceId, Meter> select(
      Handle handle, Collection<String> services, String lock) {
    var meters = new HashMap<ServiceId, Meter>();
    handle
        .createQuery(SELECT + lock)
        .bindList("ids", services)
        .map(MeterRow::meter)
        .forEach(meter -> meters.put(meter.service(), meter));
    return meters;
  }

  private static Meter meter(ResultSet row, StatementContext context) throws SQLException {
    return new Meter(
        new ServiceId(row.getString("id")),
        reading(row),
        Map.of(
            Resource.SITE, row.getInt("site_alarm"),
            Resource.DATABASE, row.getInt("database_alarm"),
            Resource.TRAFFIC, row.getInt("traffic_alarm")));
  }

  private static Optional<Meter.Reading> reading(ResultSet row) throws SQLException {
    Optional<Instant> at = Columns.optionalInstant(row, "sampled_at");
    if (at.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Meter.Reading(
            at.get(),
            Columns.instant(row, "sample_stored_at"),
            new Usage(
                row.getInt("used_site_mb"),
                row.getInt("used_database_mb"),
                row.getInt("used_flow_mb"))));
  }

  static void write(Handle handle, Collection<Meter> meters) {
    PreparedBatch batch =
        handle.prepareBatch(
            "update bthost_service set sampled_at = :at, sample_stored_at = :stored,"
                + " used_site_mb = :site, used_database_mb = :database, used_flow_mb = :flow,"
                + " site_alarm = :siteAlarm, database_alarm = :databaseAlarm,"
                + " traffic_alarm = :trafficAlarm where id = :id");
    for (Meter meter : meters) {
      Meter.Reading last = meter.last().orElseThrow();
      batch
          .bind("id", meter.service().value())
          .bind("at", last.at().toEpochMilli())
          .bind("stored", last.storedAt().toEpochMilli())
          .bind("site", last.used().siteMb())
          .bind("database", last.used().databaseMb())
          .bind("flow", last.used().flowMb())
          .bind("siteAlarm", meter.alarms().get(Resource.SITE))
          .bind("databaseAlarm", meter.alarms().get(Resource.DATABASE))
          .bind("trafficAlarm", meter.alarms().get(Resource.TRAFFIC))
          .add();
    }
    batch.execute();
  }
}
