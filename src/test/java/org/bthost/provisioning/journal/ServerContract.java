package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bthost.provisioning.journal.JournalContract.LEASE;
import static org.bthost.provisioning.journal.JournalContract.ONE;
import static org.bthost.provisioning.journal.JournalContract.claim;
import static org.bthost.provisioning.journal.JournalContract.makeDue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.Operation;
import org.junit.jupiter.api.Test;

/** What becomes of work when a database server is shared, or it or the way to it goes away. */
interface ServerContract extends AnyDatabase {
  private Journal over(Line line) {
    DatabaseServer server = TestDatabases.server(kind());
    String name = "line" + line.port();
    server.create(name);
    DataSource database = TestDatabases.pool(server.url(name, line.port()));
    Schema.migrate(database);
    return AnyDatabase.journal(database, DatabaseTime.ofDatabase());
  }

  @Test
  default void aCommitWhoseAnswerIsLostIsNotDoneTwice() throws Exception {
    try (var line = new Line(TestDatabases.server(kind()).port())) {
      Journal journal = over(line);
      var runs = new AtomicInteger();

      boolean added =
          journal.write(
              ledger -> {
                boolean first = CollisionContract.addOnce(ledger);
                if (runs.incrementAndGet() == 1) {
                  line.cutNext(Line.Cut.BEFORE_THE_ANSWER);
                }
                return first;
              });

      assertThat(runs).hasValue(2);
      assertThat(added).as("the second run finds what the first one wrote").isFalse();
      assertThat(journal.operationsOf(ONE, 10)).hasSize(1);
    }
  }

  @Test
  default void aCommitThatIsLostOnItsWayIsDoneAgain() throws Exception {
    try (var line = new Line(TestDatabases.server(kind()).port())) {
      Journal journal = over(line);
      var runs = new AtomicInteger();

      boolean added =
          journal.write(
              ledger -> {
                boolean first = CollisionContract.addOnce(ledger);
                if (runs.incrementAndGet() == 1) {
                  line.cutNext(Line.Cut.BEFORE_THE_REQUEST);
                }
                return first;
              });

      assertThat(runs).hasValue(2);
      assertThat(added).as("the first run left nothing behind").isTrue();
      assertThat(journal.operationsOf(ONE, 10)).hasSize(1);
    }
  }

  @Test
  default void aConnectionLostInTheMidstOfAWorkIsMadeAnew() throws Exception {
    try (var line = new Line(TestDatabases.server(kind()).port())) {
      Journal journal = over(line);
      var runs = new AtomicInteger();

      Operation.Status status =
          journal.write(
              ledger -> {
                if (runs.incrementAndGet() == 1) {
                  line.cutNext(Line.Cut.BEFORE_THE_ANSWER);
                }
                CollisionContract.addOnce(ledger);
                return ledger.openOperations(ONE).get(0).status();
              });

      assertThat(status).isEqualTo(Operation.Status.PENDING);
      assertThat(runs).hasValue(2);
    }
  }

  @Test
  default void whatIsWrittenOutlivesARestartAndThePoolGoesOn() {
    DatabaseServer server = TestDatabases.server(kind());
    HikariConfig config = TestDatabases.config(TestDatabases.empty(kind()));
    config.setConnectionTimeout(500);
    try (var database = new HikariDataSource(config)) {
      Schema.migrate(database);
      Journal journal = AnyDatabase.journal(database, DatabaseTime.ofDatabase());
      makeDue(journal, ONE);
      Lease lease = claim(journal, "w", LEASE, 1).get(0);
      journal.write(CollisionContract::addOnce);

      server.stop();

      assertThatThrownBy(() -> journal.write(ledger -> ledger.hold(CollisionContract.TWO)))
          .isInstanceOf(JournalUnreachable.class)
          .hasMessageContaining("does not answer");

      server.start();

      journal.write(ledger -> ledger.hold(CollisionContract.TWO));
      assertThat(journal.operationsOf(ONE, 10)).hasSize(1);
      assertThat(journal.services(ServiceSearch.all("", 10))).hasSize(2);
      journal.queue().extend(lease, LEASE);
    }
  }

  @Test
  default void twoNodesThatStartAtOnceOnAnEmptyDatabaseBothDo() throws Exception {
    var id = new InstallationId("first");
    for (int round = 0; round < 3; round++) {
      DataSource database = TestDatabases.pool(TestDatabases.empty(kind()));
      Callable<Boolean> node =
          () -> {
            Schema.migrate(database);
            AnyDatabase.journal(database, DatabaseTime.ofDatabase()).belongTo(id);
            return true;
          };

      for (Future<Boolean> started : CollisionContract.atOnce(List.of(node, node, node))) {
        assertThat(started.get()).isTrue();
      }
    }
  }
}
