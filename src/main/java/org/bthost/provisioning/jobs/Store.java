package org.bthost.provisioning.jobs;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import javax.sql.DataSource;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;
import org.quartz.simpl.RAMJobStore;

/** Where Quartz keeps its triggers: in memory, or in a database that several nodes may share. */
enum Store {
  /** One process has the file to itself. */
  H2("H2", ""),
  POSTGRESQL("PostgreSQL", PostgreSQLDelegate.class.getName()),
  MARIADB("MariaDB", StdJDBCDelegate.class.getName());

  private final String product;
  private final String delegate;

  /**
   * @param product how the database names itself to JDBC
   * @param delegate Quartz's class for it; empty for memory
   */
  Store(String product, String delegate) {
    this.product = product;
    this.delegate = delegate;
  }

  static Store of(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      return Arrays.stream(values())
          .filter(store -> store.product.equals(product))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("Quartz can't live in " + product));
    }
  }

  boolean isShared() {
    return !delegate.isEmpty();
  }

  static Properties inMemory() {
    var settings = new Properties();
    settings.setProperty("org.quartz.jobStore.class", RAMJobStore.class.getName());
    return settings;
  }

  /**
   * Quartz's settings for it.
   *
   * @param connections the name under which Quartz gets connections
   */
  Properties settings(String connections) {
    if (!isShared()) {
      return inMemory();
    }
    var settings = new Properties();
    settings.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
    settings.setProperty("org.quartz.jobStore.driverDelegateClass", delegate);
    settings.setProperty("org.quartz.jobStore.dataSource", connections);
    settings.setProperty("org.quartz.jobStore.tablePrefix", "BTHOST_QRTZ_");
    settings.setProperty("org.quartz.jobStore.useProperties", "true");
    settings.setProperty("org.quartz.jobStore.isClustered", "true");
    settings.setProperty("org.quartz.jobStore.clusterCheckinInterval", "5000");
    settings.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
    settings.setProperty("org.quartz.jobStore.makeThreadsDaemons", "true");
    return settings;
  }
}
