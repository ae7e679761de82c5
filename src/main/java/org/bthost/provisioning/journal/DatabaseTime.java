package org.bthost.provisioning.journal;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The one clock that every node of a cluster shares: the database's. Leases go by it. */
@FunctionalInterface
public interface DatabaseTime {
  Instant now(Handle handle);

  /** The database's own clock. */
  static DatabaseTime ofDatabase() {
    return handle ->
        handle
            .createQuery(Dialect.of(handle.getConnection()).now())
            .mapTo(Long.class)
            .map(Instant::ofEpochMilli)
            .one();
  }
}
