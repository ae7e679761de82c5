package org.bthost.provisioning.boot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.bthost.provisioning.descriptor.ConfigurationFault;
import org.bthost.provisioning.descriptor.SettingValues;

/**
 * The journal's database: a container's, by its JNDI name, or one of our own, by its address.
 *
 * @param pool what is to be closed; empty where it is the container's
 */
record Database(DataSource source, Optional<HikariDataSource> pool) implements AutoCloseable {
  static Database open(SettingValues settings) {
    Optional<String> jndi = settings.optional("BTHOST_DB_JNDI");
    if (jndi.isPresent()) {
      return new Database(lookUp(jndi.get()), Optional.empty());
    }
    var config = new HikariConfig();
    config.setPoolName("bthost");
    config.setJdbcUrl(settings.text("BTHOST_DB_URL"));
    config.setUsername(settings.text("BTHOST_DB_USER"));
    config.setPassword(settings.text("BTHOST_DB_PASSWORD"));
    config.setMaximumPoolSize(settings.integer("BTHOST_WORKERS") + 6);
    try {
      var pool = new HikariDataSource(config);
      return new Database(pool, Optional.of(pool));
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "the database of BTHOST_DB_URL can't be opened; does it run, and are"
              + " BTHOST_DB_USER and BTHOST_DB_PASSWORD right?",
          e);
    }
  }

  @SuppressWarnings("BanJNDI") // the name is the operator's own setting
  private static DataSource lookUp(String name) {
    try {
      return InitialContext.doLookup(name);
    } catch (NamingException e) {
      throw new ConfigurationFault(
          List.of(
              "BTHOST_DB_JNDI '"
                  + name
                  + "' names no DataSource of this server; define it there, or give"
                  + " BTHOST_DB_URL"));
    }
  }

  boolean isContainers() {
    return pool.isEmpty();
  }

  @Override
  public void close() {
    pool.ifPresent(HikariDataSource::close);
  }
}
