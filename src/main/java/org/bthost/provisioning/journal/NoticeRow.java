package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.bthost.provisioning.domain.Resource;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.UsageNotice;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** Notices of usage in the table {@code bthost_notice}, written with the measurement. */
final class NoticeRow {
  static final String TABLE = "bthost_notice";

  private NoticeRow() {}

  static void insert(Handle handle, List<UsageNotice> notices) {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into bthost_notice (service, resource, threshold, used_mb, limit_mb, at)"
                + " values (:service, :resource, :threshold, :used, :limit, :at)");
    for (UsageNotice notice : notices) {
      batch
          .bind("service", notice.service().value())
          .bind("resource", notice.resource().name())
          .bind("threshold", notice.threshold())
          .bind("used", notice.usedMb())
          .bind("limit", notice.limitMb())
          .bind("at", notice.at().toEpochMilli())
          .add();
    }
    batch.execute();
  }

  static UsageNotice read(ResultSet row, StatementContext context) throws SQLException {
    return new UsageNotice(
        new ServiceId(row.getString("service")),
        Resource.valueOf(row.getString("resource")),
        row.getInt("threshold"),
        row.getInt("used_mb"),
        row.getInt("limit_mb"),
        Columns.instant(row, "at"));
  }
}
