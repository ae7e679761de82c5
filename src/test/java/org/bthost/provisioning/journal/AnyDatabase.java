package org.bthost.provisioning.journal;

import java.security.SecureRandom;
import javax.sql.DataSource;

/** A contract that is kept on whichever database. */
interface AnyDatabase {
  /** The database, as {@link TestDatabases} names it. */
  String kind();

  /** A journal on an empty database. */
  default Journal journal() {
    return journal(TestDatabases.fresh(kind()), DatabaseTime.ofDatabase());
  }

  static Journal journal(DataSource database, DatabaseTime time) {
    return Journal.over(database, new SecretBox(new byte[32], new SecureRandom()), time);
  }
}
