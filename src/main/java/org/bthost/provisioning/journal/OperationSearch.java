package org.bthost.provisioning.journal;

import java.util.Optional;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Verb;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Which operations to list, a page at a time, in the order they came in.
 *
 * @param panel the panel that the operation's service is placed on
 * @param after the last operation of the page before
 */
public record OperationSearch(
    Optional<Status> status,
    Optional<PanelId> panel,
    Optional<Verb> verb,
    Optional<OperationId> after,
    int limit) {

  /** The first page of the operations in one status. */
  public static OperationSearch of(Status status, int limit) {
    return new OperationSearch(
        Optional.of(status), Optional.empty(), Optional.empty(), Optional.empty(), limit);
  }

  Query query(Handle handle) {
    var sql = new StringBuilder("select o.* from bthost_operation o where 1 = 1");
    status.ifPresent(it -> sql.append(" and o.status = :status"));
    verb.ifPresent(it -> sql.append(" and o.verb = :verb"));
    panel.ifPresent(
        it ->
            sql.append(
                " and exists (select 1 from bthost_service s where s.id = o.service"
                    + " and s.panel = :panel)"));
    after.ifPresent(
        it ->
            sql.append(
                " and exists (select 1 from bthost_operation a where a.id = :after"
                    + " and (o.created_at > a.created_at"
                    + " or o.created_at = a.created_at and o.id > a.id))"));
    sql.append(" order by o.created_at, o.id limit :limit offset :offset");
    Query query = handle.createQuery(sql);
    status.ifPresent(it -> query.bind("status", it.name()));
    verb.ifPresent(it -> query.bind("verb", it.name()));
    panel.ifPresent(it -> query.bind("panel", it.value()));
    after.ifPresent(it -> query.bind("after", it.value()));
    return query;
  }
}
