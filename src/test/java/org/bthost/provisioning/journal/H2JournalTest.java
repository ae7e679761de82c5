package org.bthost.provisioning.journal;

import javax.sql.DataSource;

/** The journal on the default database: an H2 file. */
class H2JournalTest implements JournalContract {
  @Override
  public DataSource database() {
    return TestDatabases.fresh("h2");
  }
}
