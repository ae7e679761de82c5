package org.bthost.provisioning.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Real databases for tests: a server of each kind per process, started when it is first asked for,
 * and many databases on it. All of it is below {@code target/} and gone with the process.
 */
public final class TestDatabases {
  static final Path ROWS =
      Path.of("target", "databases", "rows-" + ProcessHandle.current().pid()).toAbsolutePath();

  private static final Map<String, Supplier<DatabaseServer>> SERVERS =
      Map.of("postgresql", PostgreSqlServer::new, "mariadb", MariaDbServer::new);
  private static final Map<String, DatabaseServer> RUNNING = new ConcurrentHashMap<>();
  private static final AtomicInteger MADE = new AtomicInteger();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(TestDatabases::end));
  }

  private TestDatabases() {}

  /**
   * A fresh, empty database with the journal's schema, behind a pool of its own.
   *
   * @param kind "h2" (a file), "postgresql" or "mariadb"
   */
  public static DataSource fresh(String kind) {
    DataSource database = pool(empty(kind));
    Schema.migrate(database);
    return database;
  }

  /** The address of a fresh database without any table. */
  public static String empty(String kind) {
    String name = "journal" + MADE.incrementAndGet();
    return kind.equals("h2") ? h2(ROWS.resolve(name).toString()) : server(kind).create(name);
  }

  static String h2(String file) {
    return "jdbc:h2:file:" + file + ";WRITE_DELAY=0";
  }

  /** The server of a kind that is one. */
  public static DatabaseServer server(String kind) {
    return RUNNING.computeIfAbsent(kind, name -> SERVERS.get(name).get());
  }

  static HikariDataSource pool(String url) {
    return new HikariDataSource(config(url));
  }

  /** Connections that none wants are closed soon, as tests leave their pools behind. */
  static HikariConfig config(String url) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(DatabaseServer.USER);
    config.setPassword(DatabaseServer.PASSWORD);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setMaximumPoolSize(16);
    config.setMinimumIdle(0);
    config.setIdleTimeout(10_000);
    return config;
  }

  private static void end() {
    RUNNING.values().forEach(DatabaseServer::stop);
    if (!Files.exists(ROWS)) {
      return;
    }
    try (Stream<Path> below = Files.walk(ROWS)) {
      List<Path> deepestFirst = below.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
