package org.bthost.provisioning.journal;

import java.util.Optional;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.ServiceId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Which differences to list, a page at a time, in the order of panels, kinds and subjects.
 *
 * @param settled whether a person has settled them
 * @param skip how many to leave out at the beginning
 */
public record DriftSearch(
    Optional<PanelId> panel,
    Optional<DriftKind> kind,
    Optional<ServiceId> service,
    Optional<Boolean> settled,
    int skip,
    int limit) {

  /** The first differences of a panel. */
  public static DriftSearch on(PanelId panel, int limit) {
    return new DriftSearch(
        Optional.of(panel), Optional.empty(), Optional.empty(), Optional.empty(), 0, limit);
  }

  Query query(Handle handle) {
    return new Narrowed("select * from bthost_drift")
        .by("panel", panel.map(PanelId::value), "panel = :panel")
        .by("kind", kind.map(DriftKind::name), "kind = :kind")
        .by("service", service.map(ServiceId::value), "service = :service")
        .when(settled, "settled_at is not null", "settled_at is null")
        .query(handle, "order by panel, kind, subject, finder limit :limit offset :skip")
        .bind("limit", limit)
        .bind("skip", skip);
  }
}
