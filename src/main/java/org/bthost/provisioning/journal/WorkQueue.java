package org.bthost.provisioning.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.LeaseLost;
import org.bthost.provisioning.domain.ServiceId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The services that are due, handed out under leases. One service is worked on by one worker of the
 * whole cluster at a time; a lease that ran out may be taken by another, with a higher fence.
 */
public final class WorkQueue {
  private final Jdbi database;
  private final DatabaseTime time;

  WorkQueue(Jdbi database, DatabaseTime time) {
    this.database = database;
    this.time = time;
  }

  /** Takes up to so many due services, the longest due first. */
  public List<Lease> claim(String owner, Duration length, int most) {
    return database.inTransaction(
        handle -> {
          Instant now = time.now(handle);
          return due(handle, now, most).stream()
              .map(lease -> take(handle, lease, owner, now.plus(length)))
              .toList();
        });
  }

  private static List<Lease> due(Handle handle, Instant now, int most) {
    return handle
        .createQuery(
            "select id, fence from bthost_service where due_at <= :now"
                + " and (lease_until is null or lease_until < :now)"
                + " order by due_at limit :most for update skip locked")
        .bind("now", now.toEpochMilli())
        .bind("most", most)
        .map(
            (row, context) ->
                new Lease(new ServiceId(row.getString("id")), "", row.getLong("fence")))
        .list();
  }

  private static Lease take(Handle handle, Lease due, String owner, Instant until) {
    var lease = new Lease(due.service(), owner, due.fence() + 1);
    handle
        .createUpdate(
            "update bthost_service set lease_owner = :owner, lease_until = :until, fence = :fence"
                + " where id = :id")
        .bind("owner", owner)
        .bind("until", until.toEpochMilli())
        .bind("fence", lease.fence())
        .bind("id", lease.service().value())
        .execute();
    return lease;
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
