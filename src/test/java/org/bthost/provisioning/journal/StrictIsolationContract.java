package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.journal.JournalContract.ONE;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of transactions that a container isolates more strictly than the module needs. */
interface StrictIsolationContract extends AnyDatabase {
  @ParameterizedTest
  @ValueSource(strings = {"TRANSACTION_REPEATABLE_READ", "TRANSACTION_SERIALIZABLE"})
  default void workThatCantBeSerializedIsDoneAnewOnWhatTheOtherLeft(String isolation) {
    try (HikariDataSource database = isolated(isolation)) {
      Journal journal = AnyDatabase.journal(database, DatabaseTime.ofDatabase());
      Journal otherNode = AnyDatabase.journal(database, DatabaseTime.ofDatabase());
      journal.write(ledger -> ledger.hold(ONE));
      var runs = new AtomicInteger();

      boolean added =
          journal.write(
              ledger -> {
                boolean known = !ledger.openOperations(ONE).isEmpty();
                if (runs.incrementAndGet() == 1) {
                  otherNode.write(StrictIsolationContract::dueWithItsOperation);
                }
                ledger.hold(ONE);
                return !known && CollisionContract.addOnce(ledger);
              });

      assertThat(runs).hasValue(2);
      assertThat(added).isFalse();
      assertThat(journal.operationsOf(ONE, 10)).hasSize(1);
    }
  }

  private static boolean dueWithItsOperation(Ledger ledger) {
    ledger.due(ONE, ledger.now());
    return CollisionContract.addOnce(ledger);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRANSACTION_REPEATABLE_READ", "TRANSACTION_SERIALIZABLE"})
  default void theLastRoomOfAPanelIsGivenOnceAlsoToOneWhoSawItBeforeItWasGiven(String isolation) {
    try (HikariDataSource database = isolated(isolation)) {
      Journal journal = AnyDatabase.journal(database, DatabaseTime.ofDatabase());
      Journal otherNode = AnyDatabase.journal(database, DatabaseTime.ofDatabase());
      RoomsContract.placeWithin(journal, "first", 2);
      var other = new AtomicBoolean();

      boolean placed =
          journal.write(
              ledger -> {
                ledger.rooms().taken(List.of(RoomsContract.A));
                if (other.compareAndSet(false, true)) {
                  RoomsContract.placeWithin(otherNode, "other", 2);
                }
                return RoomsContract.placeWithin(ledger, "last", 2);
              });

      assertThat(placed).isFalse();
    }
  }

  private HikariDataSource isolated(String isolation) {
    HikariConfig config = TestDatabases.config(TestDatabases.empty(kind()));
    config.setTransactionIsolation(isolation);
    var database = new HikariDataSource(config);
    Schema.migrate(database);
    return database;
  }
}
