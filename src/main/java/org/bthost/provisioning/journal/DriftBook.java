package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.DriftEntry;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.Finding;
import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Settlement;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** What audits found differing, in the table {@code bthost_drift}, until they find it no more. */
public final class DriftBook {
  private static final int LONGEST_WHAT = 1000;
  private static final int LONGEST_SITE = 255;
  private static final String UPDATE =
      "update bthost_drift set host_id = :host, site = :site, what = :what, calls = :calls,"
          + " last_seen = :at where panel = :panel and kind = :kind and subject = :subject"
          + " and finder = :finder";
  private static final String INSERT =
      "insert into bthost_drift (panel, kind, subject, finder, service, host_id, site, what, calls,"
          + " first_seen, last_seen) values (:panel, :kind, :subject, :finder, :service, :host,"
          + " :site, :what, :calls, :at, :at)";

  private final Jdbi database;

  DriftBook(Jdbi database) {
    this.database = database;
  }

  /** Which audit finds: each takes back only what it found itself. */
  public enum Finder {
    SWEEP,
    SYNC
  }

  /** Lists what was found; what is listed already was seen once more. */
  public void found(Finder finder, List<Finding> findings, Instant at) {
    if (!findings.isEmpty()) {
      database.useTransaction(
          handle -> findings.forEach(finding -> write(handle, finder, finding, at)));
    }
  }

  private static void write(Handle handle, Finder finder, Finding finding, Instant at) {
    if (bind(handle.createUpdate(UPDATE), finder, finding, at).execute() == 0) {
      bind(handle.createUpdate(INSERT), finder, finding, at)
          .bind("service", finding.service().map(ServiceId::value))
          .execute();
    }
  }

  private static Update bind(Update update, Finder finder, Finding finding, Instant at) {
    return update
        .bind("panel", finding.panel().value())
        .bind("kind", finding.kind().name())
        .bind("subject", finding.subject())
        .bind("finder", finder.name())
        .bind("host", finding.host().map(HostId::value))
        .bind("site", Columns.cut(finding.site(), LONGEST_SITE))
        .bind("what", Columns.cut(finding.what(), LONGEST_WHAT))
        .bind("calls", String.join(" ", finding.calls()))
        .bind("at", at.toEpochMilli());
  }

  /** Takes back what a whole audit of a panel has not found again since this time. */
  public void forget(Finder finder, PanelId panel, Instant notSeenSince) {
    database.useHandle(
        handle ->
            handle
                .createUpdate(
                    "delete from bthost_drift where panel = :panel and finder = :finder"
                        + " and last_seen < :since")
                .bind("panel", panel.value())
                .bind("finder", finder.name())
                .bind("since", notSeenSince.toEpochMilli())
                .execute());
  }

  /** Takes back what was found of services that are right now. */
  public void forget(Finder finder, PanelId panel, Collection<ServiceId> right) {
    if (right.isEmpty()) {
      return;
    }
    database.useHandle(
        handle ->
            handle
                .createUpdate(
                    "delete from bthost_drift where panel = :panel and finder = :finder"
                        + " and subject in (<subjects>)")
                .bind("panel", panel.value())
                .bind("finder", finder.name())
                .bindList("subjects", right.stream().map(ServiceId::value).toList())
                .execute());
  }

  public List<DriftEntry> list(DriftSearch search) {
    return database.withHandle(handle -> search.query(handle).map(DriftBook::read).list());
  }

  /**
   * What audits have found and the module can cure, as long as no one settled it, and no attempt
   * has looked at the service since.
   */
  public List<Finding> curable(Finder finder, PanelId panel, int limit) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select d.* from bthost_drift d left join bthost_service s on s.id = d.service"
                        + " where d.panel = :panel and d.finder = :finder and d.calls <> ''"
                        + " and d.settled_at is null"
                        + " and (s.seen_at is null or s.seen_at < d.last_seen)"
                        + " order by d.first_seen, d.kind, d.subject limit :limit")
                .bind("panel", panel.value())
                .bind("finder", finder.name())
                .bind("limit", limit)
                .map((row, context) -> finding(row))
                .list());
  }

  /** Remembers what a person said about findings; false where there are none of this subject. */
  public boolean settle(PanelId panel, DriftKind kind, String subject, Settlement settlement) {
    int rows =
        database.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "update bthost_drift set settled_by = :by, settled_why = :why,"
                            + " settled_at = :at where panel = :panel and kind = :kind"
                            + " and subject = :subject")
                    .bind("by", settlement.by())
                    .bind("why", settlement.reason())
                    .bind("at", settlement.at().toEpochMilli())
                    .bind("panel", panel.value())
                    .bind("kind", kind.name())
                    .bind("subject", subject)
                    .execute());
    return rows > 0;
  }

  private static DriftEntry read(ResultSet row, StatementContext context) throws SQLException {
    return new DriftEntry(
        finding(row),
        Columns.instant(row, "first_seen"),
        Columns.instant(row, "last_seen"),
        Columns.settlement(row));
  }

  private static Finding finding(ResultSet row) throws SQLException {
    var host = Columns.number(row, "host_id");
    String calls = row.getString("calls");
    return new Finding(
        new PanelId(row.getString("panel")),
        DriftKind.valueOf(row.getString("kind")),
        Columns.text(row, "service").map(ServiceId::new),
        host.isPresent() ? Optional.of(new HostId(host.getAsLong())) : Optional.empty(),
        row.getString("site"),
        row.getString("what"),
        calls.isEmpty() ? List.of() : List.of(calls.split(" ")));
  }
}
