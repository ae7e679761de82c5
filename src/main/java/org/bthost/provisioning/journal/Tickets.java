package org.bthost.provisioning.journal;

import java.time.Instant;
import java.util.Optional;
import org.bthost.provisioning.domain.ServiceId;
import org.jdbi.v3.core.Jdbi;

/** Tickets for one visit of the sign-in page. Of a ticket only its digest is here. */
public final class Tickets {
  private final Jdbi database;
  private final DatabaseTime time;

  Tickets(Jdbi database, DatabaseTime time) {
    this.database = database;
    this.time = time;
  }

  /** Keeps a ticket, and drops those that nobody used in time. */
  public void issue(String digest, ServiceId service, Instant expiresAt) {
    database.useTransaction(
        handle -> {
          handle
              .createUpdate("delete from bthost_ticket where expires_at < :now")
              .bind("now", time.now(handle).toEpochMilli())
              .execute();
          handle
              .createUpdate(
                  "insert into bthost_ticket (digest, service, expires_at)"
                      + " values (:digest, :service, :expires)")
              .bind("digest", digest)
              .bind("service", service.value())
              .bind("expires", expiresAt.toEpochMilli())
              .execute();
        });
  }

  /** Uses a ticket up: whose it was; empty where there is none of it, or it came too late. */
  public Optional<ServiceId> use(String digest) {
    return database.inTransaction(
        handle -> {
          Optional<ServiceId> service =
              handle
                  .createQuery(
                      "select service from bthost_ticket where digest = :digest"
                          + " and expires_at >= :now for update")
                  .bind("digest", digest)
                  .bind("now", time.now(handle).toEpochMilli())
                  .mapTo(String.class)
                  .map(ServiceId::new)
                  .findOne();
          handle
              .createUpdate("delete from bthost_ticket where digest = :digest")
              .bind("digest", digest)
              .execute();
          return service;
        });
  }
}
