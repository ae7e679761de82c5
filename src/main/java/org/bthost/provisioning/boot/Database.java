package org.bthost.provisioning.boot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.bthost.provisioning.descriptor.ConfigurationFault;
import org.bthost.provisioning.descriptor.SettingValues;
import org.bthost.provisioning.journal.NewerSchema;
import org.bthost.provisioning.journal.Schema;

/**
 * The journal's database: a container's, by its JNDI name, or one of our own, by its address.
 *
 * @param pool what is to be closed; empty where it is the container's
 */
record Database(DataSource source, Optional<HikariDataSource> pool) implements AutoCloseable {
  /** A restart of the database is waited for so long; then its callers are told. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  /**
   * For jobs, which hold one only while they ask, Quartz's own threads, the beats, and requests.
   */
  private static final int BESIDE_WORKERS = 12;

  /** Drivers write an address that they can't read into the log as it is. */
  private static final Pattern PASSWORD_INSIDE = Pattern.compile("(?i)[?&;]password=|//[^/?;]*@");

  private static final Pattern H2_EXIT = Pattern.compile("(?i);DB_CLOSE_ON_EXIT=");

  static Database open(SettingValues settings) {
    Optional<String> jndi = settings.optional("BTHOST_DB_JNDI");
    if (jndi.isPresent()) {
      return new Database(lookUp(jndi.get()), Optional.empty());
    }
    String url = settings.text("BTHOST_DB_URL");
    if (PASSWORD_INSIDE.matcher(url).find()) {
      throw new ConfigurationFault(
          List.of("BTHOST_DB_URL holds a password; give it as BTHOST_DB_PASSWORD"));
    }
    var config = new HikariConfig();
    config.setPoolName("bthost");
    config.setDriverClassName(driver(url));
    config.setJdbcUrl(outlastingExit(url));
    config.setUsername(settings.text("BTHOST_DB_USER"));
    config.setPassword(settings.text("BTHOST_DB_PASSWORD"));
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setMaximumPoolSize(settings.integer("BTHOST_WORKERS") + BESIDE_WORKERS);
    config.setConnectionTimeout(LONGEST_WAIT.toMillis());
    var losses = new Losses();
    config.setExceptionOverride(losses);
    try {
      var pool = new HikariDataSource(config);
      losses.of(pool);
      return new Database(pool, Optional.of(pool));
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "the database of BTHOST_DB_URL can't be opened; does it run, and are"
              + " BTHOST_DB_USER and BTHOST_DB_PASSWORD right? It says: "
              + withoutSecrets(e));
    }
  }

  /**
   * Brings it to the journal's present schema.
   *
   * @throws ConfigurationFault where a newer version of the module has used it
   */
  void migrate() {
    try {
      Schema.migrate(source);
    } catch (NewerSchema e) {
      throw new ConfigurationFault(List.of(e.getMessage()));
    }
  }

  /** H2 by itself closes it as soon as the process is told to end, when the module still writes. */
  private static String outlastingExit(String url) {
    return !url.startsWith("jdbc:h2:") || H2_EXIT.matcher(url).find()
        ? url
        : url + ";DB_CLOSE_ON_EXIT=FALSE";
  }

  /** Looked up here, as a server's own drivers may hide the archive's from the driver registry. */
  private static String driver(String url) {
    return ServiceLoader.load(Driver.class, Database.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(driver -> accepts(driver, url))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigurationFault(
                    List.of(
                        "BTHOST_DB_URL names a kind of database whose driver is not here; those of"
                            + " H2 and PostgreSQL are, MariaDB's is to be laid beside the"
                            + " archive: see the README")))
        .getClass()
        .getName();
  }

  private static boolean accepts(Driver driver, String url) {
    try {
      return driver.acceptsURL(url);
    } catch (SQLException notItsKind) {
      return false;
    }
  }

  /** What is at the root of a failure; it may repeat the address, with the keys of a key store. */
  private static String withoutSecrets(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).replaceAll("(?i)(password=)[^&;\"\\s]*", "$1***");
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
