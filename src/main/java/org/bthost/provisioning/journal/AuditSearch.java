package org.bthost.provisioning.journal;

import java.util.Optional;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.ServiceId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Which rows of the audit trail to list, a page at a time.
 *
 * @param panel the panel that the row's service is placed on
 * @param person who did it by hand
 * @param event the endpoint that was called, "attempt", or the person's action
 * @param newestFirst the order; otherwise the oldest come first
 * @param after the number of the last row of the page before; 0 begins
 */
public record AuditSearch(
    Optional<ServiceId> service,
    Optional<PanelId> panel,
    Optional<String> person,
    Optional<String> event,
    boolean newestFirst,
    long after,
    int limit) {

  static AuditSearch of(ServiceId service, long after, int limit) {
    return new AuditSearch(
        Optional.of(service),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        after,
        limit);
  }

  Query query(Handle handle) {
    return new Narrowed("select a.* from bthost_audit a")
        .by("service", service.map(ServiceId::value), "a.service = :service")
        .by(
            "panel",
            panel.map(PanelId::value),
            "exists (select 1 from bthost_service s where s.id = a.service and s.panel = :panel)")
        .by("person", person, "a.person = :person")
        .by("event", event, "a.event = :event")
        .by(
            "after",
            Optional.of(after).filter(it -> it > 0),
            newestFirst ? "a.id < :after" : "a.id > :after")
        .query(handle, "order by a.id" + (newestFirst ? " desc" : "") + " limit :limit")
        .bind("limit", limit);
  }
}
