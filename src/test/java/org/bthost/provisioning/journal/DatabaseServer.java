package org.bthost.provisioning.journal;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * A real database server on 127.0.0.1, with its rows below {@code target/}. It keeps its port and
 * its rows when it starts again.
 */
public abstract class DatabaseServer {
  public static final String USER = "bthost";
  public static final String PASSWORD = "s3cret-of-bthost";

  /** Starts the server on the rows that it has, or on none. */
  public abstract void start();

  /** Ends the server at once, whatever is under way. */
  public abstract void stop();

  /** The address of a database by a port: the server's own, or one that leads there. */
  abstract String url(String database, int port);

  abstract int port();

  /** What an administrator would run to make room for the module, as the documentation says. */
  abstract List<String> layOut(String database);

  /** Makes an empty database that belongs to the module's user. */
  final String create(String database) {
    run(layOut(database));
    return url(database, port());
  }

  /** Runs statements as the administrator. */
  final void run(List<String> statements) {
    try (var connection = DriverManager.getConnection(administration());
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("can't run " + statements, e);
    }
  }

  /** The administrator's address. */
  abstract String administration();
}
