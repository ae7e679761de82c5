package org.bthost.provisioning.journal;

import java.util.Optional;
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Which operations to list, a page at a time, in the order they came in.
 *
 * @param panel the panel that the operation's service is placed on
 * @param failure why they are not at their end, or did not get there
 * @param after the last operation of the page before
 */
public record OperationSearch(
    Optional<Status> status,
    Optional<PanelId> panel,
    Optional<Verb> verb,
    Optional<ServiceId> service,
    Optional<FailureClass> failure,
    Optional<OperationId> after,
    int limit) {

  /** The first page of the operations in one status. */
  public static OperationSearch of(Status status, int limit) {
    return new OperationSearch(
        Optional.of(status),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        limit);
  }

  Query query(Handle handle) {
    return new Narrowed("select o.* from bthost_operation o")
        .by("status", status.map(Status::name), "o.status = :status")
        .by("verb", verb.map(Verb::name), "o.verb = :verb")
        .by("service", service.map(ServiceId::value), "o.service = :service")
        .by("failure", failure.map(FailureClass::name), "o.failure = :failure")
        .by(
            "panel",
            panel.map(PanelId::value),
            "exists (select 1 from bthost_service s where s.id = o.service and s.panel = :panel)")
        .by(
            "after",
            after.map(OperationId::value),
            "exists (select 1 from bthost_operation a where a.id = :after"
                + " and (o.created_at > a.created_at"
                + " or o.created_at = a.created_at and o.id > a.id))")
        .query(handle, "order by o.created_at, o.id limit :limit offset :offset");
  }
}
