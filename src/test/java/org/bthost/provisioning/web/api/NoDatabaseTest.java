package org.bthost.provisioning.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.bthost.provisioning.billing.intake.OrderDesk;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.journal.DatabaseTime;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.provision.Submissions;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The HTTP door while the database is away. */
class NoDatabaseTest {
  private static final String EVENT =
      "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/b\",\"subject\":\"svc-1\","
          + "\"type\":\"org.bthost.provisioning.suspend\"}";

  @Test
  void anEventIsAnsweredSoThatItIsSentAgain() throws IOException {
    var away = new PGSimpleDataSource();
    away.setURL("jdbc:postgresql://127.0.0.1:1/away");
    var journal =
        Journal.over(
            away, new SecretBox(new byte[32], new SecureRandom()), DatabaseTime.ofDatabase());
    var door = new EventsResource();
    // An event reaches neither a panel nor a listener.
    door.desk = new OrderDesk(submissions(journal), null, null, null);

    try (Response answer =
        door.take(new ByteArrayInputStream(EVENT.getBytes(UTF_8)), withoutHeaders())) {
      assertThat(answer.getStatus()).isEqualTo(503);
      assertThat(answer.getEntity().toString()).contains("give the same again");
    }
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
