package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.BurntName;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.IssuedName;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Settlement;
import org.bthost.provisioning.domain.SettlementRecord;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The names in the table {@code bthost_name} that were given up, within one transaction. A name
 * whose host appeared and was adopted after all is none of them any more.
 */
public final class BurntNames {
  private static final int LONGEST_WHY = 1000;
  private static final String NAMES =
      "select n.*, s.panel from bthost_name n join bthost_service s on s.id = n.service";

  private final Handle handle;

  BurntNames(Handle handle) {
    this.handle = handle;
  }

  /** Gives a name up; whatever was said about it before is of no more worth. */
  public void burn(IssuedName name, String why, Instant at) {
    handle
        .createUpdate(
            "update bthost_name set state = 'BURNT', burnt_at = :at, burnt_why = :why,"
                + " settled_by = null, settled_why = null, settled_at = null where name = :name")
        .bind("name", name.name().value())
        .bind("at", at.toEpochMilli())
        .bind("why", Columns.cut(why, LONGEST_WHY))
        .execute();
  }

  /** The burnt name of these letters; empty where there is none. */
  public Optional<BurntName> of(HostName name) {
    return handle
        .createQuery(NAMES + " where n.state = 'BURNT' and n.name = :name")
        .bind("name", name.value())
        .map(BurntNames::read)
        .findOne();
  }

  /** Remembers what a person said about a name, with its row in the audit trail. */
  public void settle(BurntName name, Settlement settlement) {
    handle
        .createUpdate(
            "update bthost_name set settled_by = :by, settled_why = :why, settled_at = :at"
                + " where name = :name")
        .bind("name", name.name().value())
        .bind("by", settlement.by())
        .bind("why", settlement.reason())
        .bind("at", settlement.at().toEpochMilli())
        .execute();
    AuditTrail.append(handle, name.service(), new SettlementRecord(name.name(), settlement));
  }

  List<BurntName> list(BurntSearch search) {
    // Where the time is not known any more, databases disagree on which end that is.
    return new Narrowed(NAMES)
        .by("burnt", Optional.of(IssuedName.State.BURNT.name()), "n.state = :burnt")
        .by("panel", search.panel().map(PanelId::value), "s.panel = :panel")
        .by("service", search.service().map(ServiceId::value), "n.service = :service")
        .when(search.settled(), "n.settled_at is not null", "n.settled_at is null")
        .query(handle, "order by coalesce(n.burnt_at, 0), n.name limit :limit offset :skip")
        .bind("limit", search.limit())
        .bind("skip", search.skip())
        .map(BurntNames::read)
        .list();
  }

  private static BurntName read(ResultSet row, StatementContext context) throws SQLException {
    return new BurntName(
        new HostName(row.getString("name")),
        new ServiceId(row.getString("service")),
        row.getInt("incarnation"),
        Columns.text(row, "panel").map(PanelId::new),
        Columns.text(row, "burnt_why"),
        Columns.optionalInstant(row, "burnt_at"),
        Columns.settlement(row));
  }
}
