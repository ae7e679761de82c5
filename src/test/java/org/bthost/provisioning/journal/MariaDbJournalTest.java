package org.bthost.provisioning.journal;

import javax.sql.DataSource;

/** The journal on a MariaDB server. */
class MariaDbJournalTest implements JournalContract {
  @Override
  public DataSource database() {
    return TestDatabases.fresh("mariadb");
  }
}
