package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.domain.Operation.Status.SUCCEEDED;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Verb;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection to the database is lost in a commit, in each one that an order takes. */
class LostCommitTest {
  private static final EventKey ORDER = new EventKey("/billing", "order");
  private static final EventKey SUSPENSION = new EventKey("/billing", "suspension");

  @ParameterizedTest(name = "the lost commit was written: {0}")
  @ValueSource(booleans = {true, false})
  void whicheverCommitsAreLostEachEventIsDoneOnceAndToldOnce(boolean written) {
    int half = commitsOfAnUndisturbedRun() / 2;
    assertThat(half).isGreaterThan(15);
    for (int lost = 1; lost <= half; lost++) {
      var way = new Way(Set.of(lost, lost + half), written);
      try (Rig rig = new Rig("sandbox-token", way::to)) {
        play(rig);

        assertThat(rig.journal.operationsOf(Rig.SERVICE, 10))
            .as("commit %s is lost", lost)
            .hasSize(2)
            .allMatch(operation -> operation.status() == SUCCEEDED);
        assertThat(rig.journal.outcomes().undelivered(10))
            .as("commit %s is lost", lost)
            .extracting(entry -> entry.news().verb())
            .containsExactly(Verb.CREATE, Verb.SUSPEND);
        assertThat(rig.host().status()).isEqualTo("stop");
        assertThat(rig.panel.state().users()).as("ours, and the panel's own").hasSize(2);
      }
    }
  }

  private static int commitsOfAnUndisturbedRun() {
    var way = new Way(Set.of(), true);
    try (Rig rig = new Rig("sandbox-token", way::to)) {
      play(rig);
      return way.commits.get();
    }
  }

  private static void play(Rig rig) {
    Receipt order =
        rig.submissions.submit(
            Intent.create(
                ORDER,
                Rig.SERVICE,
                new Customer("c-1", Optional.empty(), Optional.empty()),
                new ProductId("basic"),
                rig.today().plusDays(31)));
    work(rig);
    Receipt suspension =
        rig.submissions.submit(
            Intent.plain(SUSPENSION, Verb.SUSPEND, Rig.SERVICE, Optional.empty()));
    work(rig);
    assertThat(List.of(order, suspension)).doesNotHaveDuplicates();
  }

  /** As the worker pool does: what breaks off is taken up again when its lease has run out. */
  private static void work(Rig rig) {
    for (int round = 0; round < 5; round++) {
      try {
        rig.work();
      } catch (RuntimeException broken) {
        assertThat(broken).hasRootCauseMessage("the connection is lost");
      }
      rig.clock.advance(Duration.ofMinutes(6));
    }
  }

  /** A way to a database that is lost in some commits, after or before they were carried out. */
  private static final class Way {
    final AtomicInteger commits = new AtomicInteger();
    private final Set<Integer> lost;
    private final boolean written;

    /**
     * @param lost the numbers of the commits that lose the connection
     */
    Way(Set<Integer> lost, boolean written) {
      this.lost = lost;
      this.written = written;
    }

    DataSource to(DataSource database) {
      return proxy(
          DataSource.class,
          (self, method, arguments) -> {
            Object result = call(database, method, arguments);
            return result instanceof Connection connection ? watched(connection) : result;
          });
    }

    private Connection watched(Connection connection) {
      return proxy(
          Connection.class,
          (self, method, arguments) -> {
            if (method.getName().equals("commit") && lost.contains(commits.incrementAndGet())) {
              if (written) {
                connection.commit();
              } else {
                connection.rollback();
              }
              connection.close();
              throw new SQLException("the connection is lost", "08006");
            }
            return call(connection, method, arguments);
          });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
      return type.cast(
          Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
      try {
        return method.invoke(target, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }
}
