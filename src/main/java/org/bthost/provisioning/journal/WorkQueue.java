package org.bthost.provisioning.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.LeaseLost;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.ServiceId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * The services that are due, handed out under leases. One service is worked on by one worker of the
 * whole cluster at a time; a lease that ran out may be taken by another, with a higher fence.
 */
public final class WorkQueue {
  private static final String FREE =
      "due_at <= :now and (lease_until is null or lease_until < :now)";

  private final Jdbi database;
  private final DatabaseTime time;

  WorkQueue(Jdbi database, DatabaseTime time) {
    this.database = database;
    this.time = time;
  }

  /**
   * Takes due services, the longest due of each lane first.
   *
   * @param room how many may be taken of each lane; of others none
   */
  public List<Due> claim(String owner, Duration length, Map<Lane, Integer> room) {
    if (room.isEmpty()) {
      return List.of();
    }
    return database.inTransaction(
        handle -> {
          Instant now = time.now(handle);
          List<String> first = first(handle, now, List.copyOf(room.entrySet()));
          List<Due> locked = first.isEmpty() ? List.of() : lock(handle, now, owner, first);
          take(handle, locked, owner, now.plus(length));
          return locked;
        });
  }

  /** The ids of those whose turn it is: one statement, which asks the index once for each lane. */
  private static List<String> first(
      Handle handle, Instant now, List<Map.Entry<Lane, Integer>> room) {
    String lanes =
        IntStream.range(0, room.size())
            .mapToObj(n -> "select id from (" + lane(n, room.get(n).getKey()) + ") lane" + n)
            .collect(Collectors.joining(" union all "));
    Query query = handle.createQuery(lanes).bind("now", now.toEpochMilli());
    for (int n = 0; n < room.size(); n++) {
      query.bind("most" + n, room.get(n).getValue());
      String name = "panel" + n;
      room.get(n).getKey().panel().ifPresent(panel -> query.bind(name, panel.value()));
    }
    return query.mapTo(String.class).list();
  }

  private static String lane(int n, Lane lane) {
    return "select id from bthost_service where panel "
        + (lane.panel().isPresent() ? "= :panel" + n : "is null")
        + " and "
        + FREE
        + " and not "
        + Brakes.EVERYTHING
        + " order by due_at limit :most"
        + n;
  }

  /** Those of them that no other node takes just now. */
  private static List<Due> lock(Handle handle, Instant now, String owner, List<String> ids) {
    return handle
        .createQuery(
            "select id, fence, panel from bthost_service where id in (<ids>) and "
                + FREE
                + " order by due_at for update skip locked")
        .bindList("ids", ids)
        .bind("now", now.toEpochMilli())
        .map(
            (row, context) ->
                new Due(
                    new Lane(Columns.text(row, "panel").map(PanelId::new)),
                    new Lease(new ServiceId(row.getString("id")), owner, row.getLong("fence") + 1)))
        .list();
  }

  private static void take(Handle handle, List<Due> due, String owner, Instant until) {
    if (due.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            "update bthost_service set lease_owner = :owner, lease_until = :until,"
                + " fence = fence + 1 where id in (<ids>)")
        .bind("owner", owner)
        .bind("until", until.toEpochMilli())
        .bindList("ids", due.stream().map(it -> it.lease().service().value()).toList())
        .execute();
  }

  /**
   * Lengthens a lease that still stands.
   *
   * @throws LeaseLost where it ran out, even if no one took the service since
   */
  public void extend(Lease lease, Duration length) {
    database.useTransaction(
        handle -> {
          Instant now = time.now(handle);
          int rows =
              handle
                  .createUpdate(
                      "update bthost_service set lease_until = :until where id = :id"
                          + " and lease_owner = :owner and fence = :fence and lease_until >= :now")
                  .bind("until", now.plus(length).toEpochMilli())
                  .bind("id", lease.service().value())
                  .bind("owner", lease.owner())
                  .bind("fence", lease.fence())
                  .bind("now", now.toEpochMilli())
                  .execute();
          if (rows == 0) {
            throw new LeaseLost(lease.service(), lease.fence());
          }
        });
  }
}
