package org.bthost.provisioning.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.scenario.Rig.SERVICE;
import static org.bthost.provisioning.web.api.Answers.body;
import static org.bthost.provisioning.web.api.Answers.json;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.scenario.Rig;
import org.bthost.sandbox.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rulings, lists of operations and the audit trail, as the API answers. */
class ByHandResourceTest {
  private static final String RULING = "{\"by\":\"ann\",\"reason\":\"mended <b>\"}";

  private final Rig rig = new Rig();
  private final OperationsResource operations = new OperationsResource();
  private final ServicesResource services = new ServicesResource();

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject them
  void wire() {
    operations.journal = rig.journal;
    operations.desk = Answers.desk(rig);
    services.journal = rig.journal;
    services.gateway = rig.gateway;
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private String held() {
    rig.built("basic");
    rig.panel.faults().always("host_stop", Fault.HTML_500_BEFORE);
    Receipt receipt = rig.send(Verb.SUSPEND);
    rig.settle();
    rig.panel.faults().clear();
    return receipt.operation().value();
  }

  @Test
  void aRulingIsAnsweredWithTheOperationAsItIsThen() throws IOException {
    String id = held();

    Response retried = operations.retry(id, body(RULING));
    Response cancelled = operations.cancel(id, body(RULING));

    assertThat(retried.getStatus()).isEqualTo(200);
    assertThat(json(retried).get("status").asText()).isEqualTo("PENDING");
    assertThat(json(retried).get("attempts").asInt()).isZero();
    assertThat(cancelled.getStatus()).isEqualTo(200);
    assertThat(json(cancelled).get("status").asText()).isEqualTo("CANCELLED");
  }

  @Test
  void anOperationCanBeMarkedAsDoneAndThenNotBeRetried() throws IOException {
    String id = held();

    Response done = operations.done(id, body(RULING));
    Response retried = operations.retry(id, body(RULING));

    assertThat(json(done).get("status").asText()).isEqualTo("SUCCEEDED");
    assertThat(json(done).get("lastError").asText()).isEqualTo("marked as done by ann: mended <b>");
    assertThat(retried.getStatus()).isEqualTo(409);
    assertThat(json(retried).get("detail").asText())
        .isEqualTo("only a held or failed operation can be retried; this one is SUCCEEDED");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "no JSON; {\"by\":; body; is no JSON",
        "empty; ~~; body; must be a JSON object",
        "no object; [1]; body; must be a JSON object",
        "no one; {\"reason\":\"why\"}; by; is missing",
        "no reason; {\"by\":\"ann\"}; reason; is missing",
        "blank reason; {\"by\":\"ann\",\"reason\":\" \\n \"}; reason; is missing",
        "null; {\"by\":null,\"reason\":\"why\"}; by; is missing",
        "number; {\"by\":7,\"reason\":\"why\"}; by; must be a text"
      })
  void aRulingThatCanNotBeMeantIsRefusedWithTheField(
      String what, String text, String field, String told) throws IOException {
    String id = rig.create("basic").operation().value();

    Response answer = operations.cancel(id, body(text));

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getMediaType().getSubtype()).isEqualTo("problem+json");
    assertThat(json(answer).get("field").asText()).isEqualTo(field);
    assertThat(json(answer).get("detail").asText()).contains(told);
    assertThat(rig.byHand()).isEmpty();
  }

  @Test
  void textsThatAreTooLongAreRefused() throws IOException {
    String id = rig.create("basic").operation().value();
    String form = "{\"by\":\"%s\",\"reason\":\"%s\"}";

    Response name = operations.cancel(id, body(form.formatted("x".repeat(65), "why")));
    Response reason = operations.cancel(id, body(form.formatted("ann", "x".repeat(501))));
    Response fits = operations.cancel(id, body(form.formatted("x".repeat(64), "x".repeat(500))));

    assertThat(json(name).get("detail").asText()).isEqualTo("by has at most 64 characters");
    assertThat(json(reason).get("detail").asText()).isEqualTo("reason has at most 500 characters");
    assertThat(fits.getStatus()).isEqualTo(200);
  }

  @Test
  void whatIsNotThereIsNotFound() throws IOException {
    assertThat(operations.retry(UUID.randomUUID().toString(), body(RULING)).getStatus())
        .isEqualTo(404);
    assertThat(operations.done("x", body(RULING)).getStatus()).isEqualTo(404);
    assertThat(services.audit("nobody", 0, 10).getStatus()).isEqualTo(404);
  }

  @Test
  void heldOperationsAreFoundByWhatIsKnownOfThemInPages() throws IOException {
    String held = held();
    rig.renew(60);

    assertThat(ids(operations.list("HELD", null, null, null, null, null, 100)))
        .containsExactly(held);
    assertThat(ids(operations.list("HELD", "p1", "suspend", null, null, null, 100)))
        .containsExactly(held);
    assertThat(ids(operations.list("HELD", "p2", null, null, null, null, 100))).isEmpty();
    assertThat(ids(operations.list("HELD", null, "renew", null, null, null, 100))).isEmpty();
    assertThat(ids(operations.list(null, null, null, "svc-1", "TRANSIENT", null, 100)))
        .containsExactly(held);
    assertThat(ids(operations.list(null, null, null, "svc-2", null, null, 100))).isEmpty();
    assertThat(ids(operations.list(null, null, null, null, "FAULT", null, 100))).isEmpty();
    List<String> all = ids(operations.list(null, null, null, null, null, null, 100));
    assertThat(all).hasSize(3).contains(held);
    JsonNode first = json(operations.list("", "", "", "", "", "", 2));
    assertThat(first.get("next").asText()).isEqualTo(all.get(1));
    Response rest = operations.list(null, null, null, null, null, all.get(1), 2);
    assertThat(ids(rest)).containsExactly(all.get(2));
    assertThat(json(rest).get("next").isNull()).isTrue();
  }

  private static List<String> ids(Response answer) throws IOException {
    return json(answer).get("operations").findValuesAsText("id");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "STUCK, -, -, -, -, -, 10, status",
        "-, a b, -, -, -, -, 10, panel",
        "-, -, explode, -, -, -, 10, verb",
        "-, -, -, a b, -, -, 10, service",
        "-, -, -, -, WORSE, -, 10, failure",
        "-, -, -, -, -, x, 10, after",
        "-, -, -, -, -, -, 0, limit",
        "-, -, -, -, -, -, 501, limit"
      })
  void aSearchThatCanNotBeMeantIsRefusedWithTheField(
      String status,
      String panel,
      String verb,
      String service,
      String failure,
      String after,
      int limit,
      String field)
      throws IOException {
    Response answer = operations.list(status, panel, verb, service, failure, after, limit);

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(json(answer).get("field").asText()).isEqualTo(field);
  }

  @Test
  void aHeldOperationTellsItsFailureAndItsServiceWhatWasSeen() throws IOException {
    String id = held();

    JsonNode operation = json(operations.one(id));
    JsonNode service = json(services.one(SERVICE.value()));

    assertThat(operation.at("/failure/kind").asText()).isEqualTo("TRANSIENT");
    assertThat(operation.at("/failure/now").asText()).contains("not as it is wanted yet");
    assertThat(operation.at("/failure/next").asText()).contains("look at the calls of its audit");
    assertThat(service.at("/desired/lifecycle").asText()).isEqualTo("SUSPENDED");
    assertThat(service.at("/observed/state").asText()).isEqualTo("running");
    assertThat(service.at("/observed/webServer").asText()).isEqualTo("UP");
    assertThat(service.at("/observed/limits/siteMb").asInt()).isEqualTo(200);
    assertThat(service.at("/drift/0").asText()).contains("still serves a suspended host");
  }

  @Test
  void whatWaitsTellsWhatHappensNextAndWhatIsDoneTellsNoFailure() throws IOException {
    rig.panel.bt().dead(true);
    String id = rig.create("basic").operation().value();
    rig.work();
    JsonNode waiting = json(operations.one(id));
    rig.panel.bt().dead(false);
    rig.settle();
    JsonNode done = json(operations.one(id));

    assertThat(waiting.at("/failure/kind").asText()).isEqualTo("PANEL_DOWN");
    assertThat(waiting.at("/failure/next").asText()).contains("it waits for the panel");
    assertThat(done.get("status").asText()).isEqualTo("SUCCEEDED");
    assertThat(done.get("failure").isNull()).isTrue();
  }

  @Test
  void theAuditTrailShowsCallsAndPeopleInPages() throws IOException {
    String id = held();
    operations.retry(id, body(RULING));

    JsonNode first = json(services.audit(SERVICE.value(), 0, 3));
    JsonNode all = json(services.audit(SERVICE.value(), 0, 500)).get("entries");
    JsonNode second = json(services.audit(SERVICE.value(), first.get("next").asLong(), 3));

    assertThat(first.get("entries")).hasSize(3);
    assertThat(second.at("/entries/0")).isEqualTo(all.get(3));
    assertThat(all.at("/0/outcome").asText()).isEqualTo("placed");
    JsonNode call = all.get(1);
    assertThat(call.at("/call/httpStatus").asInt()).isEqualTo(200);
    assertThat(call.get("hand").isNull()).isTrue();
    JsonNode hand = all.get(all.size() - 1);
    assertThat(hand.get("event").asText()).isEqualTo("retry");
    assertThat(hand.get("outcome").asText()).isEqualTo("PENDING");
    assertThat(hand.get("message").asText()).isEqualTo("mended <b>");
    assertThat(hand.at("/hand/by").asText()).isEqualTo("ann");
    assertThat(hand.at("/hand/from").asText()).isEqualTo("HELD");
    assertThat(hand.at("/hand/operation").asText()).isEqualTo(id);
    assertThat(hand.get("at").asText()).isEqualTo(rig.now().toString());
  }
}
