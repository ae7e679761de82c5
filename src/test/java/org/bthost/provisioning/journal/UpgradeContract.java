package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a database that another version of the module has written. */
interface UpgradeContract extends AnyDatabase {
  int ALL = 1000;
  BurntSearch EVERY_BURNT_NAME =
      new BurntSearch(Optional.empty(), Optional.empty(), Optional.empty(), 0, ALL);
  Instant BEGINNING = Instant.EPOCH;
  Instant END = Instant.parse("2100-01-01T00:00:00Z");

  static Stream<Integer> levels() {
    return OldDatabase.LEVELS.stream();
  }

  private static List<String> columns(DataSource database) throws SQLException {
    var columns = new ArrayList<String>();
    try (Connection connection = database.getConnection();
        ResultSet row =
            connection
                .getMetaData()
                .getColumns(connection.getCatalog(), connection.getSchema(), null, null)) {
      while (row.next()) {
        columns.add(
            "%s.%s %s(%s) %s"
                .formatted(
                    row.getString("TABLE_NAME"),
                    row.getString("COLUMN_NAME"),
                    row.getString("TYPE_NAME"),
                    row.getString("COLUMN_SIZE"),
                    row.getString("IS_NULLABLE")));
      }
    }
    Collections.sort(columns);
    return columns;
  }

  private static long count(DataSource database, String table) {
    return Jdbi.create(database)
        .withHandle(
            handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  @ParameterizedTest
  @MethodSource("levels")
  default void anOldDatabaseComesToTheSchemaThatAFreshOneHas(int level) throws SQLException {
    assertThat(columns(OldDatabase.upgraded(kind(), level)))
        .isEqualTo(columns(TestDatabases.fresh(kind())));
  }

  @ParameterizedTest
  @MethodSource("levels")
  default void noRowOfAnOldDatabaseIsLostOrAdded(int level) throws IOException {
    DataSource database = OldDatabase.upgraded(kind(), level);

    Map<String, Long> written = OldDatabase.rows(level);
    assertThat(written).hasSizeGreaterThan(8);
    assertThat(written)
        .allSatisfy((table, rows) -> assertThat(count(database, table)).as(table).isEqualTo(rows));
  }

  @ParameterizedTest
  @MethodSource("levels")
  default void theJournalReadsAllThatAnOlderVersionWrote(int level) throws IOException {
    DataSource database = OldDatabase.upgraded(kind(), level);
    Journal journal = AnyDatabase.journal(database, DatabaseTime.ofDatabase());
    Map<String, Long> written = OldDatabase.rows(level);

    List<Service> services = journal.services(ServiceSearch.all("", ALL));
    assertThat(services).hasSize(written.get("bthost_service").intValue());
    assertThat(journal.latestOperations(ALL))
        .hasSize(written.get("bthost_operation").intValue())
        .extracting(Operation::status)
        .containsAll(EnumSet.complementOf(EnumSet.of(Status.PENDING)));
    assertThat(trail(journal)).hasSize(written.get("bthost_audit").intValue());
    assertThat(journal.outcomes().undelivered(ALL))
        .hasSize((int) count(database, "bthost_outcome where delivered_at is null"));
    assertThat(journal.burntNames(EVERY_BURNT_NAME))
        .extracting(it -> it.service().value())
        .containsExactly("s-burnt");
    assertThat(journal.usage().usage(new ServiceId("s-life"), BEGINNING, END)).isNotEmpty();
    assertThat(journal.jobs().list()).hasSize(written.get("bthost_job").intValue());
    assertThat(all(journal.webhooks()))
        .hasSize(written.getOrDefault("bthost_webhook", 0L).intValue());
    assertThat(all(journal.letters()))
        .hasSize(written.getOrDefault("bthost_letter", 0L).intValue());
  }

  private static List<?> all(DeliveryBox<?> box) {
    return box.list(Optional.empty(), Optional.empty(), 0, ALL);
  }

  private static List<AuditTrail.Entry> trail(Journal journal) {
    return journal
        .audit()
        .list(
            new AuditSearch(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                0,
                ALL));
  }

  @ParameterizedTest
  @MethodSource("levels")
  default void whatIsWantedStaysAsItWas(int level) {
    DataSource database = OldDatabase.upgraded(kind(), level);
    Journal journal = AnyDatabase.journal(database, DatabaseTime.ofDatabase());

    Service life = journal.service(new ServiceId("s-life")).orElseThrow();

    assertThat(life.wanted().lifecycle()).hasToString("SUSPENDED");
    assertThat(life.wanted().product()).hasToString("pro");
    assertThat(life.wanted().paidUntil()).isEqualTo("2037-02-28");
    assertThat(life.wanted().customer().locale()).contains("zh-CN");
    assertThat(life.wanted().powered()).isTrue();
    assertThat(life.sequences())
        .containsEntry(Verb.CREATE, 1L)
        .containsEntry(Verb.RENEW, 10L)
        .containsEntry(Verb.SUSPEND, 14L);
    assertThat(life.settled()).isTrue();
  }

  @Test
  default void aDatabaseThatANewerVersionHasChangedIsRefusedAndStaysAsItIs() throws SQLException {
    DataSource database = TestDatabases.fresh(kind());
    Journal running = AnyDatabase.journal(database, DatabaseTime.ofDatabase());
    NewerModule.migrate(database);
    List<String> columns = columns(database);
    List<String> history = history(database);

    assertThatThrownBy(() -> Schema.migrate(database))
        .isInstanceOf(NewerSchema.class)
        .hasMessageContaining("newer schema (" + NewerModule.SCRIPT + ")")
        .hasMessageContaining("Start the newer version again, or restore the database's backup");

    assertThat(columns(database)).isEqualTo(columns);
    assertThat(history(database)).isEqualTo(history);
    running.write(CollisionContract::addOnce);
    assertThat(running.operationsOf(JournalContract.ONE, ALL))
        .as("a node that runs already works on")
        .hasSize(1);
  }

  private static List<String> history(DataSource database) throws SQLException {
    return Jdbi.create(database)
        .withHandle(
            handle -> {
              String quote = handle.getConnection().getMetaData().getIdentifierQuoteString();
              return handle
                  .createQuery("select * from " + quote + "bthost_schema" + quote)
                  .mapToMap()
                  .map(Object::toString)
                  .list();
            });
  }
}
