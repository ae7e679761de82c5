package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

/** Databases that tell no conflict where a stricter isolation hides one. */
interface ReadCommittedContract extends AnyDatabase {
  @Test
  default void aDataSourceThatShowsRowsOfDifferentAgesIsRefused() {
    HikariConfig config = TestDatabases.config(TestDatabases.empty(kind()));
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    try (var database = new HikariDataSource(config)) {
      assertThatThrownBy(() -> Schema.migrate(database))
          .hasMessageEndingWith("the DataSource must isolate transactions by READ COMMITTED");
    }
  }
}
