package org.bthost.provisioning.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.web.api.Answers.body;
import static org.bthost.provisioning.web.api.Answers.json;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.bthost.provisioning.billing.intake.OrderDesk;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.scenario.Rig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services and the whole audit trail, as the API lists them. */
class ListsTest {
  private final AtomicInteger statements = new AtomicInteger();
  private final Rig rig = new Rig("sandbox-token", this::counting);
  private final ServicesResource services = new ServicesResource();
  private final OperationsResource operations = new OperationsResource();
  private final AuditResource audit = new AuditResource();

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject them
  void wire() {
    services.journal = rig.journal;
    services.gateway = rig.gateway;
    audit.journal = rig.journal;
    operations.journal = rig.journal;
    operations.desk =
        new OrderDesk(rig.submissions, rig.hands, null, rig.gateway, null, null, null);
    rig.built("basic");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private DataSource counting(DataSource database) {
    return proxy(
        DataSource.class, database, found -> found instanceof Connection it ? counting(it) : found);
  }

  private Connection counting(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        found -> {
          if (found instanceof PreparedStatement) {
            statements.incrementAndGet();
          }
          return found;
        });
  }

  private static <T> T proxy(Class<T> type, T real, UnaryOperator<Object> seen) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                Object found = method.invoke(real, arguments);
                return found == null ? null : seen.apply(found);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private JsonNode found(String lifecycle, String panel, String product, String customer)
      throws IOException {
    return json(services.list(lifecycle, panel, product, customer, null, "", 10), 200)
        .path("services");
  }

  @Test
  void aListedServiceShowsWhatWasSeenAndItsNewestOperation() throws IOException {
    rig.renew(60);

    JsonNode one = found("ACTIVE", "p1", "basic", "c-1").get(0);

    assertThat(one.path("id").asText()).isEqualTo("svc-1");
    assertThat(one.at("/observed/state").asText()).isEqualTo("running");
    assertThat(one.at("/observed/limits/siteMb").asInt()).isEqualTo(200);
    assertThat(one.path("operations")).hasSize(1);
    assertThat(one.at("/operations/0/kind").asText()).isEqualTo("renew");
    String name = one.at("/host/name").asText();
    assertThat(json(services.list(null, null, null, null, name, "", 10)).path("services"))
        .containsExactly(one);
  }

  @Test
  void whatDoesNotFitIsNotListed() throws IOException {
    assertThat(found("SUSPENDED", null, null, null)).isEmpty();
    assertThat(found(null, "p2", null, null)).isEmpty();
    assertThat(found(null, null, "pro", null)).isEmpty();
    assertThat(found(null, null, null, "c-2")).isEmpty();
    assertThat(json(services.list(null, null, null, null, "x", "", 10)).path("services")).isEmpty();
    assertThat(found("", "", "", "")).hasSize(1);
  }

  @Test
  void aPageIsReadWithAsManyStatementsHoweverManyServicesItHas() throws IOException {
    statements.set(0);
    assertThat(found(null, null, null, null)).hasSize(1);
    int ofOne = statements.get();
    for (String id : List.of("svc-2", "svc-3", "svc-4")) {
      rig.journal.write(ledger -> ledger.hold(new ServiceId(id)));
    }

    statements.set(0);
    assertThat(found(null, null, null, null)).hasSize(4);

    assertThat(statements.get()).isEqualTo(ofOne).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "DEAD, -, -, 10, lifecycle, 'DEAD' is not known; use one of ACTIVE",
        "-, p 1, -, 10, panel, 'p 1' is not known",
        "-, -, no product, 10, product, 'no product' is not known",
        "-, -, -, 0, limit, must be 1 to 500"
      })
  void aSearchThatCanNotBeMeantNamesItsField(
      String lifecycle, String panel, String product, int limit, String field, String told)
      throws IOException {
    JsonNode problem = json(services.list(lifecycle, panel, product, null, null, "", limit), 400);

    assertThat(problem.path("field").asText()).isEqualTo(field);
    assertThat(problem.path("detail").asText()).contains(told);
  }

  private JsonNode entries(String service, String panel, String person, String event)
      throws IOException {
    return json(audit.list(service, panel, person, event, false, 0, 500), 200).path("entries");
  }

  private void cancelOne() throws IOException {
    String id = rig.renew(60).operation().value();
    operations.cancel(id, body("{\"by\":\"ann\",\"reason\":\"a mistake\"}"));
  }

  @Test
  void whoDidWhatIsFoundInTheAuditTrailOfAllServices() throws IOException {
    cancelOne();

    JsonNode byAnn = entries(null, null, "ann", null);
    assertThat(byAnn).hasSize(1);
    assertThat(byAnn.at("/0/service").asText()).isEqualTo("svc-1");
    assertThat(byAnn.at("/0/event").asText()).isEqualTo("cancel");
    assertThat(entries("svc-1", "p1", null, "cancel")).containsExactly(byAnn.get(0));
    assertThat(entries(null, null, null, "host_build")).isNotEmpty();
    assertThat(entries(null, "p2", null, null)).isEmpty();
    assertThat(entries("svc-2", null, null, null)).isEmpty();
  }

  @Test
  void theNewestRowsComeFirstWhereItIsAskedFor() throws IOException {
    cancelOne();

    JsonNode first = json(audit.list(null, null, null, null, true, 0, 1), 200);
    JsonNode second =
        json(audit.list(null, null, null, null, true, first.path("next").asLong(), 1), 200);

    assertThat(first.at("/entries/0/event").asText()).isEqualTo("cancel");
    assertThat(second.at("/entries/0/number").asLong())
        .isLessThan(first.at("/entries/0/number").asLong());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"a b, -, 10, service", "-, a b, 10, panel", "-, -, 0, limit"})
  void anAuditSearchThatCanNotBeMeantNamesItsField(
      String service, String panel, int limit, String field) throws IOException {
    Response answer = audit.list(service, panel, null, null, false, 0, limit);

    assertThat(json(answer, 400).path("field").asText()).isEqualTo(field);
  }
}
