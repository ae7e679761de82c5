package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.ServiceId;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** What one look for due services costs. */
class ClaimRoundTest {
  private static final int PANELS = 20;

  private final JdbcDataSource database = new JdbcDataSource();
  private final AtomicInteger statements = new AtomicInteger();

  @Test
  void aRoundIsFourStatementsHoweverManyPanelsThereAre() {
    database.setURL("jdbc:h2:mem:rounds;DB_CLOSE_DELAY=-1");
    Schema.migrate(database);
    Journal journal =
        Journal.over(
            counted(), new SecretBox(new byte[32], new SecureRandom()), DatabaseTime.ofDatabase());
    var room = new LinkedHashMap<Lane, Integer>();
    for (int n = 0; n < PANELS; n++) {
      var panel = new PanelId("p" + n);
      room.put(Lane.of(panel), 2);
      makeDue(journal, new ServiceId("a" + n), panel);
      makeDue(journal, new ServiceId("b" + n), panel);
    }

    assertThat(round(journal, room)).isEqualTo(2 * PANELS);
    assertThat(statements).hasValue(4);
    assertThat(round(journal, room)).isZero();
    assertThat(statements).hasValue(2);
  }

  private int round(Journal journal, Map<Lane, Integer> room) {
    statements.set(0);
    return journal.queue().claim("a", Duration.ofSeconds(30), room).size();
  }

  private static void makeDue(Journal journal, ServiceId service, PanelId panel) {
    journal.write(
        ledger -> {
          var place = new Placement(panel, new HostName("abcdefghijkl"), Optional.empty());
          ledger.keepMemory(ledger.hold(service).placed(place));
          ledger.due(service, ledger.now());
          return service;
        });
  }

  private DataSource counted() {
    return counted(DataSource.class, database);
  }

  /** The same, with each execution of a statement counted. */
  private <T> T counted(Class<T> type, T real) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getName().startsWith("execute")) {
                statements.incrementAndGet();
              }
              try {
                return wrapped(method.invoke(real, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }

  private Object wrapped(Object made) {
    if (made instanceof Connection connection) {
      return counted(Connection.class, connection);
    }
    return made instanceof PreparedStatement statement
        ? counted(PreparedStatement.class, statement)
        : made;
  }
}
