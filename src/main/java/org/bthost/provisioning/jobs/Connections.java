package org.bthost.provisioning.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Our connections, as Quartz asks for them: by a name, in a list of its own for the whole class
 * loader. Nothing can be taken off that list, so what is left on it after a stop holds nothing.
 */
final class Connections implements ConnectionProvider {
  private final AtomicReference<@Nullable DataSource> database;

  private Connections(DataSource database) {
    this.database = new AtomicReference<>(database);
  }

  /** Lists a database; its scheduler takes it off at its end by {@link #shutdown}. */
  static synchronized void list(String name, DataSource database) {
    DBConnectionManager.getInstance().addConnectionProvider(name, new Connections(database));
  }

  @Override
  public Connection getConnection() throws SQLException {
    DataSource open = database.get();
    if (open == null) {
      throw new SQLException("the scheduler is stopped");
    }
    return open.getConnection();
  }

  @Override
  public void initialize() {}

  @Override
  public void shutdown() {
    database.set(null);
  }
}
