package org.bthost.provisioning.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.web.api.Answers.body;
import static org.bthost.provisioning.web.api.Answers.json;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.scenario.Rig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Actions and access, as the API answers. */
class ActionsResourceTest {
  private static final String ID = Rig.SERVICE.value();

  private final Rig rig = new Rig();
  private final ActionsResource actions = new ActionsResource();
  private final AccessResource access = new AccessResource();

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject them
  void wire() {
    rig.built("basic");
    actions.journal = rig.journal;
    actions.desk = Answers.desk(rig);
    access.journal = rig.journal;
    access.desk = actions.desk;
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Response act(String action, String text) throws IOException {
    return actions.act(ID, action, null, body(text));
  }

  @Test
  void anActionIsTakenInAndItsOutcomeIsThatOfAnOperation() throws IOException {
    JsonNode receipt = json(act("bind-domain", "{\"domain\":\"www.example.com\"}"), 202);
    rig.settle();

    var operation =
        rig.journal.operation(new OperationId(receipt.get("operation").asText())).orElseThrow();
    assertThat(operation.verb()).isEqualTo(Verb.BIND_DOMAIN);
    assertThat(operation.status().name()).isEqualTo("SUCCEEDED");
  }

  @Test
  void everyActionHasAnAddress() throws IOException {
    Map<String, String> bodies =
        Map.ofEntries(
            Map.entry("power-off", ""),
            Map.entry("power-on", "{}"),
            Map.entry("change-password", "{\"account\":\"database\"}"),
            Map.entry("bind-domain", "{\"domain\":\"a.example.com\",\"folder\":\"/a\"}"),
            Map.entry("enable-ftp", ""),
            Map.entry("disable-ftp", ""),
            Map.entry("limit-speed", "{\"connections\":50,\"rate\":\"1 MB/s\"}"),
            Map.entry("unlimit-speed", ""),
            Map.entry("notice", "{\"text\":\"VIP\"}"),
            Map.entry("transfer", "{\"customer\":{\"id\":\"c-2\",\"locale\":\"zh\"}}"),
            Map.entry("bind-ip", "{\"ip\":2}"),
            Map.entry("unbind-ip", "{\"ip\":2}"),
            Map.entry("restore", "{\"paidUntil\":\"2030-01-31\",\"reason\":\"paid\"}"));

    for (Map.Entry<String, String> each : bodies.entrySet()) {
      assertThat(act(each.getKey(), each.getValue()).getStatus()).as(each.getKey()).isEqualTo(202);
    }
    JsonNode unknown = json(act("explode", ""), 404);
    bodies.keySet().forEach(word -> assertThat(unknown.get("detail").asText()).contains(word));
  }

  @Test
  void theSameKeyIsTheSameAction() throws IOException {
    String text = "{\"text\":\"once\"}";
    JsonNode first = json(actions.act(ID, "notice", "k-1", body(text)), 202);
    JsonNode second = json(actions.act(ID, "notice", "k-1", body(text)), 202);
    JsonNode other = json(actions.act(ID, "notice", "k-1", body("{\"text\":\"twice\"}")), 409);

    assertThat(second.get("operation")).isEqualTo(first.get("operation"));
    assertThat(second.get("alreadyKnown").asBoolean()).isTrue();
    assertThat(other.get("title").asText()).isEqualTo("Another action of this key is known");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "notice; {\"text\":; body; is no JSON",
        "notice; {\"text\":\"<b>\"}; text; none of",
        "notice; {\"words\":\"a\"}; words; is nothing that an action takes",
        "notice; {}; text; is needed to notice",
        "bind-domain; {\"domain\":\"a b\"}; domain; is a full domain name",
        "bind-domain; {\"domain\":\"a.bc\",\"folder\":\"x\"}; folder; begins with /",
        "change-password; {\"account\":\"root\"}; account; is one of panel, ftp, database",
        "change-password; {\"account\":\"ftp\",\"password\":\"a b\"}; password; 6 to 32 letters",
        "change-password; {\"password\":\"abcdef1\"}; account; is needed",
        "power-off; {\"password\":\"abcdef1\"}; password; is nothing that power-off takes",
        "limit-speed; {\"connections\":0,\"rate\":1}; connections; from 1",
        "limit-speed; {\"connections\":1,\"rate\":\"fast\"}; rate; such as 512 KB/s",
        "transfer; {}; customer; is needed to transfer",
        "transfer; {\"customer\":{}}; customer; is not usable",
        "restore; {\"paidUntil\":\"soon\"}; paidUntil; must be a day"
      })
  void whatCanNotBeMeantIsRefusedWithTheField(String action, String text, String field, String told)
      throws IOException {
    JsonNode problem = json(act(action, text), 400);

    assertThat(problem.get("field").asText()).isEqualTo(field);
    assertThat(problem.get("detail").asText()).contains(told);
  }

  @Test
  void aServiceThatIsNotKnownIsNotFound() throws IOException {
    assertThat(actions.act("svc-9", "power-off", null, body("")).getStatus()).isEqualTo(404);
    assertThat(access.show("no id!").getStatus()).isEqualTo(404);
  }

  @Test
  void thePasswordsAreShownAsThePanelHasThemNowAndStoredByNoCache() throws IOException {
    act("change-password", "{\"account\":\"ftp\",\"password\":\"Chosen2026\"}");
    rig.settle();

    Response answer = access.show(ID);

    assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
    JsonNode shown = json(answer, 200);
    String name = rig.service().host().orElseThrow().name();
    assertThat(shown.at("/ftp/password").asText()).isEqualTo("Chosen2026");
    assertThat(shown.at("/databases/0/account/user").asText()).isEqualTo(name);
    assertThat(shown.at("/databases/0/console").asText()).startsWith("http");
    assertThat(shown.at("/panel/user").asText())
        .isEqualTo(rig.service().placement().orElseThrow().userName().value());
    assertThat(shown.at("/site").asText()).isEqualTo(rig.host().btName());
    assertThat(rig.journal.audit().of(Rig.SERVICE, 0, 1000).toString())
        .contains("the passwords of the host were shown")
        .doesNotContain("Chosen2026");
  }

  @Test
  void theHostOfAnotherUnderOurNumberIsNotShown() throws IOException {
    rig.panel.rename(rig.host().id(), "other.test.com");

    JsonNode problem = json(access.show(ID), 409);

    assertThat(problem.get("detail").asText()).contains("shows another host");
  }

  @Test
  void aServiceShowsItsPowerAndHowLongItCanBeRestored() throws IOException {
    var services = new ServicesResource();
    wire(services);
    act("power-off", "");
    rig.settle();
    JsonNode off = json(services.one(ID), 200);
    rig.send(Verb.TERMINATE);
    rig.work();

    JsonNode ended = json(services.one(ID), 200);

    assertThat(off.at("/desired/powered").asBoolean(true)).isFalse();
    assertThat(off.get("restorableUntil").isNull()).isTrue();
    assertThat(ended.get("restorableUntil").asText())
        .isEqualTo(rig.now().plus(Duration.ofDays(7)).toString());
  }

  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject them
  private void wire(ServicesResource services) {
    services.journal = rig.journal;
    services.gateway = rig.gateway;
  }

  @Test
  void aPanelThatDoesNotAnswerIsToldAsSuch() throws IOException {
    rig.panel.close();

    assertThat(json(access.show(ID), 503).get("title").asText())
        .isEqualTo("The panel does not answer");
  }

  @Test
  void theAddressOfTheSignInPageHoldsNoPasswordAndOpensForAMinute() throws IOException {
    Response answer = actions.signIn(ID, UriBuilder.fromUri("https://bill.example/bthost/"));

    JsonNode signIn = json(answer, 201);
    assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
    assertThat(signIn.get("url").asText())
        .startsWith("https://bill.example/bthost/sign-in/ticket-")
        .doesNotContain(rig.access.access(Rig.SERVICE).panelUser().password().value());
    assertThat(signIn.get("expiresAt").asText()).isEqualTo(rig.now().plusSeconds(60).toString());
  }

  @Test
  void nobodyIsSignedInToASuspendedService() throws IOException {
    rig.send(Verb.SUSPEND);
    rig.settle();

    JsonNode problem = json(actions.signIn(ID, UriBuilder.fromUri("/")), 409);

    assertThat(problem.get("detail").asText()).isEqualTo("service svc-1 is suspended");
    assertThat(access.show(ID).getStatus()).isEqualTo(200);
  }
}
