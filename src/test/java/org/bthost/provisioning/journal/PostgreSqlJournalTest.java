package org.bthost.provisioning.journal;

import javax.sql.DataSource;

/** The journal on a PostgreSQL server. */
class PostgreSqlJournalTest implements JournalContract {
  @Override
  public DataSource database() {
    return TestDatabases.fresh("postgresql");
  }
}
