package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.bthost.provisioning.domain.Operation;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** How a database of whichever kind comes to its schema, when something gets in the way. */
interface SchemaContract extends AnyDatabase {
  /** All have been run and none is remembered: the most that a process can leave half done. */
  static void forgetTheScripts(DataSource database) throws SQLException {
    Jdbi.create(database)
        .useHandle(
            handle -> {
              String quote = handle.getConnection().getMetaData().getIdentifierQuoteString();
              handle.execute("delete from " + quote + "bthost_schema" + quote);
            });
  }

  private static List<String> columns(DataSource database) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select concat(lower(table_name), '.', lower(column_name), ' ', data_type)"
                            + " from information_schema.columns"
                            + " where lower(table_name) like 'bthost%' order by 1")
                    .mapTo(String.class)
                    .list());
  }

  @Test
  default void scriptsThatWereCutOffAreRunAgainAndKeepWhatIsThere() throws SQLException {
    DataSource database = TestDatabases.fresh(kind());
    Journal journal = AnyDatabase.journal(database, DatabaseTime.ofDatabase());
    Operation operation = JournalContract.operation("e-1");
    journal.write(
        ledger -> {
          ledger.add(operation);
          return operation;
        });
    List<String> before = columns(database);
    forgetTheScripts(database);

    Schema.migrate(database);

    assertThat(columns(database)).isEqualTo(before).hasSizeGreaterThan(100);
    assertThat(journal.operation(operation.id())).isPresent();
  }

  @Test
  default void aScriptThatFailedIsRunAgainOnceTheCauseIsGone() throws SQLException {
    DataSource database = TestDatabases.fresh(kind());
    List<String> before = columns(database);
    forgetTheScripts(database);
    Jdbi jdbi = Jdbi.create(database);
    String locks = "BTHOST_QRTZ_LOCKS";
    jdbi.useHandle(handle -> handle.execute("delete from " + locks));
    jdbi.useHandle(
        handle -> handle.execute("alter table " + locks + " add column odd int not null"));
    assertThatThrownBy(() -> Schema.migrate(database))
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("V7__jobs.sql");
    jdbi.useHandle(handle -> handle.execute("alter table " + locks + " drop column odd"));

    Schema.migrate(database);

    assertThat(columns(database)).isEqualTo(before);
  }
}
