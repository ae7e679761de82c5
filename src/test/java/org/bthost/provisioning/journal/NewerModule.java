package org.bthost.provisioning.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A version of the module that is yet to come, as far as the database sees it. */
public final class NewerModule {
  /** Its last script. */
  public static final String SCRIPT = "V9000__from_the_future.sql";

  private NewerModule() {}

  /** Brings a database, empty or of today's schema, to its own. */
  public static void migrate(String address) {
    try (var database = TestDatabases.pool(address)) {
      migrate(database);
    }
  }

  static void migrate(DataSource database) {
    Schema.migrate(database);
    Path folder = TestDatabases.ROWS.resolve("newer");
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(SCRIPT),
          "alter table bthost_service add column if not exists wished_for varchar(64);");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Flyway.configure()
        .dataSource(database)
        .table("bthost_schema")
        .ignoreMigrationPatterns("*:missing")
        .locations("filesystem:" + folder)
        .load()
        .migrate();
  }
}
