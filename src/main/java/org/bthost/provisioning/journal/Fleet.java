package org.bthost.provisioning.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelUserId;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The services of a panel, as audits go through them: by the page, and never all at once. */
public final class Fleet {
  private static final String LIVING = "host_id > :after and lifecycle <> 'TERMINATED'";

  private final Jdbi database;

  Fleet(Jdbi database) {
    this.database = database;
  }

  /**
   * A service with what an audit must know beside it.
   *
   * @param busy whether it is worked on, or waits for its next attempt
   * @param touchedAt when an attempt last looked at it, by the database's clock
   * @param sampledAt when the measurement was made, by the panel's word, that was taken in last
   */
  public record Member(
      Service service, boolean busy, Optional<Instant> touchedAt, Optional<Instant> sampledAt) {
    /** Whether what was seen of the host at this time can be older than what we did to it. */
    public boolean mayHaveChangedSince(Instant seen) {
      return busy || touchedAt.filter(at -> !at.isBefore(seen)).isPresent();
    }
  }

  /** The services bound to these hosts, also such as are terminated. */
  public List<Member> boundTo(PanelId panel, Collection<HostId> hosts) {
    if (hosts.isEmpty()) {
      return List.of();
    }
    LongSummaryStatistics span = hosts.stream().mapToLong(HostId::value).summaryStatistics();
    // The span is for H2, which would read all the panel's services for a list of numbers alone.
    return members(
        panel,
        "host_id between :first and :last and host_id in (<hosts>)",
        query ->
            query
                .bind("first", span.getMin())
                .bind("last", span.getMax())
                .bindList("hosts", hosts.stream().map(HostId::value).toList()));
  }

  private List<Member> members(PanelId panel, String which, UnaryOperator<Query> binding) {
    return database.withHandle(
        handle ->
            binding
                .apply(
                    handle
                        .createQuery(
                            "select * from bthost_service where panel = :panel and " + which)
                        .bind("panel", panel.value()))
                .map(Fleet::member)
                .list());
  }

  /** The services that these panel users were made for; whose host was adopted has none. */
  public Map<PanelUserId, ServiceId> owners(PanelId panel, Collection<PanelUserId> users) {
    if (users.isEmpty()) {
      return Map.of();
    }
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select id, user_id from bthost_service where panel = :panel"
                        + " and adopted_site is null and user_id in (<users>)")
                .bind("panel", panel.value())
                .bindList("users", users.stream().map(PanelUserId::value).toList())
                .reduceRows(
                    new HashMap<PanelUserId, ServiceId>(),
                    (owners, row) -> {
                      owners.put(
                          new PanelUserId(row.getColumn("user_id", Long.class)),
                          new ServiceId(row.getColumn("id", String.class)));
                      return owners;
                    }));
  }

  /** The names of a service under which a host may appear that it does not want any more. */
  public List<HostName> burntNames(ServiceId service) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select name from bthost_name where service = :service and state = 'BURNT'")
                .bind("service", service.value())
                .mapTo(String.class)
                .map(HostName::new)
                .list());
  }

  /** The services that should have a host, by its number, after this one; 0 begins. */
  public List<Member> living(PanelId panel, long after, int limit) {
    return members(
        panel,
        LIVING + " order by host_id limit :limit",
        query -> query.bind("after", after).bind("limit", limit));
  }

  /** How many services of a panel should have a host. */
  public long size(PanelId panel) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select count(*) from bthost_service where panel = :panel and " + LIVING)
                .bind("panel", panel.value())
                .bind("after", 0)
                .mapTo(Long.class)
                .one());
  }

  /**
   * The services whose web server was not asked about since this time, the longest ago first.
   *
   * @param skip how many of the first to leave out
   */
  public List<Member> unchecked(PanelId panel, Instant since, int skip, int limit) {
    return members(
        panel,
        LIVING + " and checked_at < :since order by checked_at, id limit :limit offset :skip",
        query ->
            query
                .bind("after", 0)
                .bind("since", since.toEpochMilli())
                .bind("limit", limit)
                .bind("skip", skip));
  }

  /** Remembers that the web server was asked about these services. */
  public void checked(Collection<ServiceId> services, Instant at) {
    if (services.isEmpty()) {
      return;
    }
    database.useHandle(
        handle ->
            handle
                .createUpdate("update bthost_service set checked_at = :at where id in (<ids>)")
                .bind("at", at.toEpochMilli())
                .bindList("ids", services.stream().map(ServiceId::value).toList())
                .execute());
  }

  /** Makes those of these services due that have a held operation: someone may have mended it. */
  public void lookAgainAtHeld(Collection<ServiceId> services, Instant at) {
    if (services.isEmpty()) {
      return;
    }
    database.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update bthost_service set due_at = :at where id in (<ids>) and due_at is null"
                        + " and exists (select 1 from bthost_operation o"
                        + " where o.service = bthost_service.id and o.status = 'HELD')")
                .bind("at", at.toEpochMilli())
                .bindList("ids", services.stream().map(ServiceId::value).toList())
                .execute());
  }

  /** Terminated services that still have a panel user, and were not touched since this time. */
  public List<Member> leftUsers(PanelId panel, Instant since, int limit) {
    return members(
        panel,
        "user_id is not null and lifecycle = 'TERMINATED' and due_at is null and seen_at < :since"
            + " and not exists (select 1 from bthost_operation o"
            + " where o.service = bthost_service.id and o.status = 'HELD')"
            + " order by seen_at, id limit :limit",
        query -> query.bind("since", since.toEpochMilli()).bind("limit", limit));
  }

  /** The services that have no host yet and are to have one, by their id, after this one. */
  public List<Service> hostless(String after, int limit) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from bthost_service where host_id is null and id > :after"
                        + " and lifecycle in ('ACTIVE', 'SUSPENDED') order by id limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map(ServiceRow::read)
                .list());
  }

  /** How many of a panel's services have an operation of this verb that goes on by itself. */
  public long underWay(PanelId panel, Verb verb) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select count(*) from bthost_operation o join bthost_service s"
                        + " on s.id = o.service where s.panel = :panel and o.verb = :verb"
                        + " and o.status in ('PENDING', 'RUNNING', 'WAITING')")
                .bind("panel", panel.value())
                .bind("verb", verb.name())
                .mapTo(Long.class)
                .one());
  }

  private static Member member(ResultSet row, StatementContext context) throws SQLException {
    return new Member(
        ServiceRow.read(row, context),
        Columns.number(row, "due_at").isPresent() || Columns.text(row, "lease_owner").isPresent(),
        Columns.optionalInstant(row, "seen_at"),
        Columns.optionalInstant(row, "sampled_at"));
  }
}
