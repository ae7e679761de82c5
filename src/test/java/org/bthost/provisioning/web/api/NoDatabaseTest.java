package org.bthost.provisioning.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.bthost.provisioning.billing.intake.OrderDesk;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.journal.DatabaseTime;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.provision.Submissions;
import org.junit.jupiter.api.Test;

/** The HTTP door while the database is away. */
class NoDatabaseTest {
  private static final String EVENT =
      "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/b\",\"subject\":\"svc-1\","
          + "\"type\":\"org.bthost.provisioning.suspend\"}";

  private static HikariDataSource away() {
    var config = new HikariConfig();
    config.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/away");
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(250);
    return new HikariDataSource(config);
  }

  @Test
  void anEventIsAnsweredSoThatItIsSentAgain() throws IOException {
    try (var away = away();
        Response answer =
            door(away).take(new ByteArrayInputStream(EVENT.getBytes(UTF_8)), withoutHeaders())) {
      assertThat(answer.getStatus()).isEqualTo(503);
      assertThat(answer.getEntity().toString()).contains("give the same again");
    }
  }

  @Test
  void whatIsShownIsAnsweredSoThatItIsAskedForAgain() {
    try (var away = away()) {
      assertThat(shown(away)).isEqualTo(503);
    }
  }

  @Test
  void soItIsWhereNoConnectionIsLeft() throws SQLException {
    var config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:no-connection-left");
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(250);
    try (var pool = new HikariDataSource(config);
        var taken = pool.getConnection()) {
      assertThat(taken.isValid(1)).isTrue();
      assertThat(shown(pool)).isEqualTo(503);
    }
  }

  /** The status that a service is shown with. */
  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject it
  private static int shown(DataSource database) {
    var services = new ServicesResource();
    services.journal = journal(database);
    return ErrorAnswersTest.answer(catchThrowable(() -> services.one("svc-1"))).getStatus();
  }

  private static Journal journal(DataSource database) {
    return Journal.over(
        database, new SecretBox(new byte[32], new SecureRandom()), DatabaseTime.ofDatabase());
  }

  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject it
  private static EventsResource door(DataSource database) {
    Journal journal = journal(database);
    var door = new EventsResource();
    // An event reaches neither a panel nor a listener.
    door.desk = new OrderDesk(submissions(journal), null, null, null, null, null, null);
    return door;
  }

  private static Submissions submissions(Journal journal) {
    return new Submissions(
        journal,
        () -> journal,
        new Catalogue(List.of(), List.of()),
        Clock.systemUTC(),
        () -> new OperationId(UUID.randomUUID().toString()));
  }

  private static HttpHeaders withoutHeaders() {
    return (HttpHeaders)
        Proxy.newProxyInstance(
            HttpHeaders.class.getClassLoader(),
            new Class<?>[] {HttpHeaders.class},
            (self, method, arguments) -> null);
  }
}
