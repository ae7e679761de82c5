package org.bthost.provisioning.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
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
          "V15__options.sql",
          "V16__long_reasons.sql");

  /**
   * Checksums of texts that were delivered once and edited afterwards, which none may be any more:
   * what they did is what today's do, with what V16 adds.
   */
  private static final Map<String, Integer> EARLIER_TEXTS =
      Map.of(
          "V1__journal.sql",
          -473110586,
          "V2__by_hand.sql",
          1409771023,
          "V3__sequence_per_verb.sql",
          790512539,
          "V4__open_halt.sql",
          -2134678727,
          "V5__reconcile.sql",
          1056198689,
          "V6__usage.sql",
          -1636064126,
          "V7__jobs.sql",
          -1174265028,
          "V8__adopt.sql",
          -97144196);

  private static final Set<MigrationState> FROM_THE_FUTURE =
      EnumSet.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

  private Schema() {}

  /**
   * Runs the scripts that the database has not seen yet, and again the one that broke off; several
   * nodes may do so at once.
   *
   * @throws NewerSchema where a newer version of the module has used the database; nothing is
   *     written then
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
      heedThePast(flyway);
      flyway.migrate();
    } catch (FlywayException first) {
      migrateAgain(flyway, first);
    }
  }

  private static void heedThePast(Flyway flyway) {
    List<MigrationInfo> applied = List.of(flyway.info().applied());
    applied.stream()
        .filter(it -> FROM_THE_FUTURE.contains(it.getState()))
        .reduce((earlier, later) -> later)
        .ifPresent(
            newest -> {
              throw new NewerSchema(newest.getScript(), SCRIPTS.get(SCRIPTS.size() - 1));
            });
    if (applied.stream().anyMatch(Schema::isAnEarlierText)) {
      flyway.repair();
    }
  }

  private static boolean isAnEarlierText(MigrationInfo script) {
    Integer earlier = EARLIER_TEXTS.get(script.getScript());
    return earlier != null && earlier.equals(script.getChecksum());
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
