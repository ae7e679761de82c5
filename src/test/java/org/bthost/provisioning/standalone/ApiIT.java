package org.bthost.provisioning.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.UUID;
import org.bthost.sandbox.BtFault;
import org.bthost.sandbox.Fault;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP API, driven from outside. */
class ApiIT {
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String READ_TOKEN = "standalone-read-token";
  private static final JsonMapper JSON = new JsonMapper();
  @TempDir static Path folder;
  private static SandboxPanel panel;
  private static ModuleProcess module;

  @BeforeAll
  static void start() throws Exception {
    panel = SandboxPanel.start();
    module =
        new ModuleProcess(folder, panel)
            .set("BTHOST_READ_TOKEN", READ_TOKEN)
            .set("BTHOST_PUBLIC_URL", "https://bill.example/door");
    module.startAndWait();
  }

  @AfterAll
  static void stop() throws Exception {
    module.close();
    panel.close();
  }

  private static String event(String id, String verb, String service, String data) {
    return """
        {"specversion":"1.0","id":"%s","source":"/billing/test","type":"org.bthost.provisioning.%s",
         "subject":"%s","data":%s}"""
        .formatted(id, verb, service, data);
  }

  private static String order(String product) {
    return "{\"customer\":{\"id\":\"c-1\",\"email\":\"c@example.org\",\"locale\":\"en\"},"
        + "\"product\":\"%s\",\"paidUntil\":\"%s\"}"
            .formatted(product, LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(31));
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private static HttpResponse<String> send(String event) throws Exception {
    return module.post("/api/events", STRUCTURED, event);
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return JSON.readTree(answer.body());
  }

  private static void waitFor(String operation, String status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                json(module.get("/api/operations/" + operation))
                    .get("status")
                    .asText()
                    .equals(status));
  }

  @Test
  void anEventBecomesAnOperationAndAServiceWithAHost() throws Exception {
    HttpResponse<String> answer = send(event(id(), "create", "api-1", order("basic")));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(json(answer).get("service").asText()).isEqualTo("api-1");
    assertThat(json(answer).get("alreadyKnown").asBoolean()).isFalse();
    String operation = json(answer).get("operation").asText();
    waitFor(operation, "SUCCEEDED");
    JsonNode shown = json(module.get("/api/operations/" + operation));
    assertThat(shown.fieldNames())
        .toIterable()
        .contains(
            "id",
            "service",
            "kind",
            "status",
            "generation",
            "attempts",
            "lastError",
            "createdAt",
            "updatedAt");
    JsonNode service = json(module.get("/api/services/api-1"));
    assertThat(service.at("/desired/lifecycle").asText()).isEqualTo("ACTIVE");
    assertThat(service.at("/observed/state").asText()).isEqualTo("running");
    assertThat(service.at("/host/panel").asText()).isEqualTo("p1");
    long host = service.at("/host/id").asLong();
    assertThat(panel.state().host(host).btName()).startsWith(service.at("/host/name").asText());
    assertThat(service.get("drift")).isEmpty();
    assertThat(service.get("operations")).hasSize(1);
  }

  @Test
  void aCustomerIsSignedInByAPageThatNeedsNoToken() throws Exception {
    JsonNode created = json(send(event(id(), "create", "api-door", order("basic"))));
    waitFor(created.get("operation").asText(), "SUCCEEDED");
    String actions = "/api/services/api-door/actions/";

    JsonNode change =
        json(
            module.post(
                actions + "change-password", "application/json", "{\"account\":\"panel\"}"));
    waitFor(change.get("operation").asText(), "SUCCEEDED");
    HttpResponse<String> hidden =
        module.send(
            module
                .request("/api/services/api-door/access")
                .header("Authorization", "Bearer " + READ_TOKEN)
                .GET());
    JsonNode access = json(module.get("/api/services/api-door/access"));
    JsonNode ticket = json(module.post(actions + "sign-in", "application/json", ""));
    String url = ticket.get("url").asText();
    assertThat(url).startsWith("https://bill.example/door/sign-in/");
    String address = url.substring("https://bill.example/door".length());
    HttpResponse<String> page = module.send(module.request(address).GET());
    HttpResponse<String> again = module.send(module.request(address).GET());

    assertThat(hidden.statusCode()).isEqualTo(403);
    String password = access.at("/panel/password").asText();
    assertThat(password).hasSizeGreaterThan(15);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("value=\"" + password + "\"", panel.url() + "/host_login");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(module.log()).doesNotContain(password);
  }

  @Test
  void theSameEventAgainGivesTheSameReceiptAndOtherContentIsAConflict() throws Exception {
    String id = id();
    String first =
        json(send(event(id, "create", "api-2", order("basic")))).get("operation").asText();

    JsonNode again = json(send(event(id, "create", "api-2", order("basic"))));
    HttpResponse<String> other = send(event(id, "create", "api-2", order("pro")));

    assertThat(again.get("operation").asText()).isEqualTo(first);
    assertThat(again.get("alreadyKnown").asBoolean()).isTrue();
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void anEventInBinaryModeIsTaken() throws Exception {
    HttpRequest.Builder request =
        module
            .authorized("/api/events")
            .header("Content-Type", "application/json")
            .header("ce-specversion", "1.0")
            .header("ce-id", id())
            .header("ce-source", "/billing/binary%20mode")
            .header("ce-type", "org.bthost.provisioning.create")
            .header("ce-subject", "api-3")
            .header("ce-sequence", "7")
            .POST(HttpRequest.BodyPublishers.ofString(order("basic")));

    HttpResponse<String> answer = module.send(request);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    waitFor(json(answer).get("operation").asText(), "SUCCEEDED");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "not JSON; {\"specversion\":; is no JSON: line 1",
        "no object; [1]; must be a JSON object",
        "no id; {\"specversion\":\"1.0\",\"source\":\"/b\",\"type\":\"x\",\"subject\":\"s\"}; id is missing",
        "other version; {\"specversion\":\"0.3\",\"source\":\"/b\",\"id\":\"1\"}; specversion must be \"1.0\"",
        "unknown type; {\"specversion\":\"1.0\",\"source\":\"/b\",\"id\":\"1\",\"type\":\"org.bthost.provisioning.explode\",\"subject\":\"s\"}; type is not an order event",
        "no subject; {\"specversion\":\"1.0\",\"source\":\"/b\",\"id\":\"1\",\"type\":\"org.bthost.provisioning.suspend\"}; subject is missing",
        "bad subject; {\"specversion\":\"1.0\",\"source\":\"/b\",\"id\":\"1\",\"type\":\"org.bthost.provisioning.suspend\",\"subject\":\"a b\"}; subject is not usable",
        "bad sequence; {\"specversion\":\"1.0\",\"source\":\"/b\",\"id\":\"1\",\"type\":\"org.bthost.provisioning.suspend\",\"subject\":\"s\",\"sequence\":\"x\"}; sequence must be a whole number",
        "no product; {\"specversion\":\"1.0\",\"source\":\"/b\",\"id\":\"1\",\"type\":\"org.bthost.provisioning.change-package\",\"subject\":\"s\",\"data\":{}}; product is needed to change-package",
        "bad date; {\"specversion\":\"1.0\",\"source\":\"/b\",\"id\":\"1\",\"type\":\"org.bthost.provisioning.renew\",\"subject\":\"s\",\"data\":{\"paidUntil\":\"31.1.2027\"}}; paidUntil must be a date",
        "far date; {\"specversion\":\"1.0\",\"source\":\"/b\",\"id\":\"1\",\"type\":\"org.bthost.provisioning.renew\",\"subject\":\"s\",\"data\":{\"paidUntil\":\"+99999-01-01\"}}; paidUntil must lie between",
        "unknown product; {\"specversion\":\"1.0\",\"source\":\"/b\",\"id\":\"1\",\"type\":\"org.bthost.provisioning.change-package\",\"subject\":\"s\",\"data\":{\"product\":\"gold\"}}; known are: basic, pro",
        "past create; {\"specversion\":\"1.0\",\"source\":\"/b\",\"id\":\"1\",\"type\":\"org.bthost.provisioning.create\",\"subject\":\"s\",\"data\":{\"customer\":{\"id\":\"c\"},\"product\":\"basic\",\"paidUntil\":\"2020-01-01\"}}; paidUntil is 2020-01-01, but today is"
      })
  void aBadEventIsRefusedWithTheFieldAndTheRemedy(String what, String event, String told)
      throws Exception {
    HttpResponse<String> answer = send(event);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(json(answer).get("detail").asText()).contains(told);
    assertThat(json(module.get("/api/services?limit=500")).toString())
        .doesNotContain("\"id\":\"s\"");
  }

  @Test
  void anEventThatIsTooLargeIsRefused() throws Exception {
    assertThat(send("{\"a\":\"" + "x".repeat(70_000) + "\"}").statusCode()).isEqualTo(413);
  }

  @Test
  void aTokenThatOnlyReadsOpensWhatIsShownAndNothingElse() throws Exception {
    HttpRequest.Builder look =
        module.request("/api/services").header("Authorization", "Bearer " + READ_TOKEN).GET();
    HttpRequest.Builder order =
        module
            .request("/api/events")
            .header("Authorization", "Bearer " + READ_TOKEN)
            .header("Content-Type", STRUCTURED)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    event(id(), "create", "api-read-only", order("basic"))));

    assertThat(module.send(look).statusCode()).isEqualTo(200);
    HttpResponse<String> refused = module.send(order);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(json(refused).get("detail").asText())
        .isEqualTo("this token's scope is 'read'; the request needs one of scope 'billing'");
    assertThat(module.get("/api/services/api-read-only").statusCode()).isEqualTo(404);
  }

  @Test
  void aPanelsListsAreOfferedForForms() throws Exception {
    JsonNode shown = json(module.get("/api/panels/p1/offers"));

    assertThat(shown.get("trouble").isNull()).isTrue();
    assertThat(shown.at("/offers/plan/0/value").asText()).isEqualTo("1");
    assertThat(shown.at("/offers/php-version")).isNotEmpty();
    assertThat(module.get("/api/panels/nowhere/offers").statusCode()).isEqualTo(404);
  }

  @Test
  void nothingUnderApiIsOpenWithoutTheToken() throws Exception {
    for (String path :
        new String[] {"/api/services", "/api/nothing", "/api/events", "/api;x=1/services", "/"}) {
      assertThat(module.send(module.request(path).GET()).statusCode()).isEqualTo(401);
      assertThat(
              module
                  .send(module.request(path).header("Authorization", "Bearer wrong").GET())
                  .statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void aBrowserMaySendTheTokenAsAPassword() throws Exception {
    String basic =
        Base64.getEncoder()
            .encodeToString(("admin:" + ModuleProcess.TOKEN).getBytes(StandardCharsets.UTF_8));

    HttpResponse<String> page =
        module.send(
            module
                .request("/api/status")
                .header("Authorization", "Basic " + basic)
                .header("Accept-Language", "zh-CN")
                .GET());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<html lang=\"zh-CN\">", "最近的操作");
  }

  @Test
  void servicesComeInPages() throws Exception {
    send(event(id(), "create", "page-1", order("basic")));
    send(event(id(), "create", "page-2", order("basic")));

    JsonNode first = json(module.get("/api/services?after=page-0&limit=1"));
    JsonNode second = json(module.get("/api/services?after=page-1&limit=1"));

    assertThat(first.at("/services/0/id").asText()).isEqualTo("page-1");
    assertThat(first.get("next").asText()).isEqualTo("page-1");
    assertThat(second.at("/services/0/id").asText()).isEqualTo("page-2");
    assertThat(module.get("/api/services?limit=0").statusCode()).isEqualTo(400);
  }

  @Test
  void jobsDriftPlansAndHostsOfAPanelAreToldOverHttp() throws Exception {
    assertThat(json(module.get("/api/jobs")).findValuesAsText("name"))
        .contains("sweep", "sync", "resource-audit", "clean-up", "roll-up", "purge");
    assertThat(module.get("/api/drift").statusCode()).isEqualTo(200);
    assertThat(module.get("/api/panels/p1/hosts").statusCode()).isEqualTo(200);
    JsonNode plan = json(module.post("/api/reconcile?dryRun=true", "text/plain", ""));
    assertThat(plan.get(0).get("panel").asText()).isEqualTo("p1");
    assertThat(module.post("/api/panels/p9/release", "application/json", "{}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatIsNotThereIsNotFound() throws Exception {
    assertThat(module.get("/api/services/nobody").statusCode()).isEqualTo(404);
    assertThat(module.get("/api/operations/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(module.get("/api/operations/x").statusCode()).isEqualTo(404);
    assertThat(module.post("/api/panels/p9/test", "text/plain", "").statusCode()).isEqualTo(404);
  }

  @Test
  void healthAndFiguresAreOpenAndHoldNoSecret() throws Exception {
    assertThat(module.get("/health/live").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(json(module.get("/health/ready")).get("status").asText()).isEqualTo("UP");
    assertThat(module.get("/metrics").body())
        .contains("bthost_operations{status=\"SUCCEEDED\"}")
        .contains("bthost_panel_services{panel=\"p1\"}", "bthost_panel_capacity{panel=\"p1\"}")
        .doesNotContain(panel.token());
  }

  @Test
  void theConnectionTestSaysThatThePanelAndBtAnswer() throws Exception {
    JsonNode report = json(module.post("/api/panels/p1/test", "text/plain", ""));
    assertThat(report.path("quirks")).anyMatch(quirk -> quirk.asText().contains("DEBUG_PAGES"));

    assertThat(report.get("usable").asBoolean()).isTrue();
    assertThat(report.get("diagnosis").asText()).contains("the panel and BT below it answer");
  }

  @Test
  void aPersonCanCancelWhatWaitsAndTheAuditTrailSaysWho() throws Exception {
    String early = json(send(event(id(), "suspend", "hand-1", "{}"))).get("operation").asText();
    String path = "/api/operations/" + early + "/cancel";
    String ruling = "{\"by\":\"安\",\"reason\":\"never ordered\"}";

    HttpResponse<String> cancelled = module.post(path, "application/json", ruling);
    HttpResponse<String> again = module.post(path, "application/json", ruling);
    HttpResponse<String> secret =
        module.post(path, "application/json", ruling.replace("never", ModuleProcess.TOKEN));
    HttpResponse<String> other =
        module.post(path, "application/json", ruling.replace("never", "not"));

    assertThat(json(cancelled).get("status").asText()).isEqualTo("CANCELLED");
    assertThat(again.body()).isEqualTo(cancelled.body());
    assertThat(json(secret).get("detail").asText()).startsWith("reason holds a secret");
    assertThat(other.statusCode()).isEqualTo(409);
    JsonNode trail = json(module.get("/api/services/hand-1/audit")).get("entries");
    assertThat(trail).hasSize(1);
    assertThat(trail.at("/0/hand/by").asText()).isEqualTo("安");
    assertThat(json(module.get("/api/operations?status=CANCELLED&verb=suspend")).toString())
        .contains(early);
    assertThat(
            module
                .send(module.request(path).POST(HttpRequest.BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void aPanelThatIsDownIsToldWhereverOneLooks() throws Exception {
    panel.faults().always("index", Fault.RESET_BEFORE);
    panel.faults().always("plans_list", Fault.RESET_BEFORE);
    try {
      isDown();
    } finally {
      panel.faults().clear();
    }
    assertThat(json(testPanel()).get("usable").asBoolean()).isTrue();

    JsonNode waiting = json(module.get("/api/services/api-patient")).get("operations").get(0);
    waitFor(waiting.get("id").asText(), "SUCCEEDED");
    assertThat(waitsFor("api-patient")).isEqualTo("null");
    assertThat(module.get("/metrics").body()).contains("bthost_panel_works{panel=\"p1\"} 1.0");
    assertThat(module.log()).contains("panel p1 is down since ", "panel p1 answers again");
  }

  private static HttpResponse<String> testPanel() throws Exception {
    return module.post("/api/panels/p1/test", "text/plain", "");
  }

  /** Silence counts only in a row, and the module's own jobs may get an answer in between. */
  private static void isDown() throws Exception {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              testPanel();
              return shownPanel().get("availability").asText().equals("down");
            });
    assertThat(shownPanel().get("state").asText())
        .startsWith("down since ")
        .contains("tried again at ");
    JsonNode health = json(module.get("/health/ready"));
    assertThat(health.get("status").asText()).isEqualTo("UP");
    assertThat(health.get("checks"))
        .filteredOn(check -> check.get("name").asText().equals("panel p1"))
        .singleElement()
        .satisfies(check -> assertThat(check.get("status").asText()).isEqualTo("DOWN"));
    assertThat(module.get("/metrics").body()).contains("bthost_panel_works{panel=\"p1\"} 0.0");
    send(event(id(), "create", "api-patient", order("basic")));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> waitsFor("api-patient").startsWith("panel p1 is down since "));
  }

  private static JsonNode shownPanel() throws Exception {
    return json(module.get("/api/panels")).get(0);
  }

  private static String waitsFor(String service) throws Exception {
    return json(module.get("/api/services/" + service)).path("waitsFor").asText("null");
  }

  @Test
  void noSecretReachesTheLog() throws Exception {
    panel.bt().next("SetEdate", BtFault.REFUSES, 1);
    String operation =
        json(send(event(id(), "create", "api-secret", order("basic")))).get("operation").asText();
    waitFor(operation, "SUCCEEDED");

    assertThat(module.log()).doesNotContain(panel.token(), ModuleProcess.TOKEN, "signature=");
  }

  @Test
  void hostsAreAdoptedByATableAsByJson() throws Exception {
    String adopt = "/api/panels/p1/hosts/adopt?dryRun=true";

    HttpResponse<String> table =
        module.post(
            adopt,
            "text/csv; charset=utf-8",
            "host,service,customer,product,paidUntil\nno.such,svc-7,c-3,basic,2030-01-31\n");
    HttpResponse<String> array =
        module.post(
            adopt,
            "application/json",
            """
            [{"host":"no.such","service":"svc-7","customer":"c-3","product":"basic",
              "paidUntil":"2030-01-31"}]""");

    assertThat(table.statusCode()).isEqualTo(200);
    assertThat(table.body()).isEqualTo(array.body()).contains("lists no such host");
  }

  @Test
  void burntNamesAreListedAndOnlyThoseAreSettled() throws Exception {
    HttpResponse<String> list = module.get("/api/burnt-names?panel=p1&settled=false");
    HttpResponse<String> settled =
        module.post(
            "/api/burnt-names/k3x000000001/settle",
            "application/json",
            "{\"by\":\"ann\",\"reason\":\"deleted at BT\"}");

    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(json(list).get("names").isArray()).isTrue();
    assertThat(settled.statusCode()).isEqualTo(404);
  }
}
