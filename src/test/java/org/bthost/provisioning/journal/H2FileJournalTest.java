package org.bthost.provisioning.journal;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.io.TempDir;

/** The journal on the default database: an H2 file. */
class H2FileJournalTest implements JournalContract {
  @TempDir Path folder;

  @Override
  public Journal journal() {
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:file:" + folder.resolve("journal") + ";WRITE_DELAY=0");
    Schema.migrate(database);
    return Journal.over(
        database, new SecretBox(new byte[32], new SecureRandom()), DatabaseTime.ofDatabase());
  }
}
