package org.bthost.provisioning.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Brings a database to the journal's present schema. */
public final class Schema {
  private static final List<String> SCRIPTS =
      List.of(
          "V1__journal.sql",
          "V2__by_hand.sql",
          "V3__sequence_per_verb.sql",
          "V4__open_halt.sql",
          "V5__reconcile.sql",
          "V6__usage.sql",
          "V7__jobs.sql",
          "V8__adopt.sql",
          "V9__housekeeping.sql",
          "V10__webhook.sql",
          "V11__action.sql",
          "V12__placement.sql",
          "V13__lists.sql",
          "V14__letter.sql",
          "V15__options.sql");

  private Schema() {}

  /**
   * Runs the scripts that the database has not seen yet, and again the one that broke off; several
   * nodes may do so at once.
   */
  public static void migrate(DataSource database) {
    Flyway flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(database)
            .table("bthost_schema")
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .placeholders(Dialect.of(database).words())
            .resourceProvider(new NamedScripts())
            .locations(new String[0])
            .load();
    try {
      flyway.migrate();
    } catch (FlywayException first) {
      migrateAgain(flyway, first);
    }
  }

  /**
   * Flyway trips where another node made its table just after it was looked for, but only once; and
   * it refuses to go on from a script that failed, until that is forgotten.
   */
  private static void migrateAgain(Flyway flyway, FlywayException first) {
    try {
      if (Arrays.stream(flyway.info().all()).anyMatch(it -> it.getState().isFailed())) {
        flyway.repair();
      }
      flyway.migrate();
    } catch (FlywayException second) {
      first.addSuppressed(second);
      throw first;
    }
  }

  /** Gives the scripts by name: servers differ in how a class path can be searched. */
  private static final class NamedScripts implements ResourceProvider {
    /** Flyway asks for settings beside each script, and takes null for "there are none". */
    @Override
    public @Nullable LoadableResource getResource(String name) {
      return SCRIPTS.contains(name) ? new Script(name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return SCRIPTS.stream()
          .filter(
              name -> name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith))
          .<LoadableResource>map(Script::new)
          .toList();
    }
  }

  private static final class Script extends LoadableResource {
    private final String name;

    Script(String name) {
      this.name = name;
    }

    @Override
    public Reader read() {
      try (InputStream in = Schema.class.getResourceAsStream("/bthost/db/" + name)) {
        if (in == null) {
          throw new IllegalStateException("the archive lacks /bthost/db/" + name);
        }
        return new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new IllegalStateException("can't read /bthost/db/" + name, e);
      }
    }

    @Override
    public String getAbsolutePath() {
      return "bthost/db/" + name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return getAbsolutePath();
    }

    @Override
    public String getFilename() {
      return name;
    }

    @Override
    public String getRelativePath() {
      return name;
    }
  }
}
