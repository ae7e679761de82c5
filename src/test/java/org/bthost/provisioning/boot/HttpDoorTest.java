package org.bthost.provisioning.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.bthost.provisioning.sandbox.SandboxSettings;
import org.bthost.provisioning.web.api.ApiContract;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered over HTTP, with the whole module behind it: as the API's document has it. */
class HttpDoorTest {
  private static final String TOKEN = "http-door-test-token";
  private static final String RULING = "{\"by\":\"ann\",\"reason\":\"seen to\"}";
  private static final String ORDER =
      """
      {"specversion":"1.0","id":"%s","source":"/billing","type":"org.bthost.provisioning.%s",
       "subject":"%s","data":{"customer":{"id":"c-1","email":"c@example.org"},"product":"basic",
       "paidUntil":"2037-01-31","reason":"ordered"}}""";
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static SandboxPanel panel;
  private static Standalone module;

  @BeforeAll
  static void start() throws Exception {
    panel = SandboxPanel.start();
    module = Started.by(settings());
    String operation =
        send("POST", "/api/events", ORDER.formatted("1", "create", "door-1"))
            .path("operation")
            .asText();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                send("GET", "/api/operations/" + operation, "")
                    .path("status")
                    .asText()
                    .equals("SUCCEEDED"));
    send("POST", "/api/events", ORDER.formatted("2", "renew", "door-early"));
  }

  private static Map<String, String> settings() throws IOException {
    Map<String, String> settings = SandboxSettings.in(folder, "http-door", TOKEN, panel);
    Files.writeString(
        Path.of(settings.get("BTHOST_PRODUCTS_FILE")),
        "[{\"id\":\"basic\",\"panelPlan\":1},{\"id\":\"own\",\"suspend\":\"lock\",\"limits\":"
            + "{\"siteMb\":100,\"databaseMb\":50,\"flowMb\":1000,\"domains\":1,\"webBackups\":1,"
            + "\"databaseBackups\":1,\"domainPool\":1}}]");
    settings.put("BTHOST_DB_URL", "jdbc:h2:mem:http-door;DB_CLOSE_DELAY=-1");
    settings.put("BTHOST_HTTP_PORT", "0");
    settings.put("BTHOST_POLL_INTERVAL", "PT0.1S");
    return settings;
  }

  @AfterAll
  static void stop() {
    module.close();
    panel.close();
  }

  /** Sends a request, whose answer must be as the document has it. */
  private static JsonNode send(String method, String path, String body) throws Exception {
    return JSON.readTree(answer(method, path, body).body());
  }

  private static HttpResponse<String> answer(String method, String path, String body)
      throws Exception {
    URI address = URI.create(module.address() + path);
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    ApiContract.check(
        method,
        address.getPath(),
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
    return answer;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/openapi.json",
        "/api/status",
        "/api/services",
        "/api/services/door-1",
        "/api/services/door-early",
        "/api/services/door-1/audit",
        "/api/services/door-1/usage",
        "/api/operations",
        "/api/operations?status=WAITING",
        "/api/panels",
        "/api/panels/p1/offers",
        "/api/products",
        "/api/products/basic",
        "/api/panels/p1/hosts",
        "/api/jobs",
        "/api/drift",
        "/api/drift?settled=true&service=door-1",
        "/api/audit",
        "/api/audit?newestFirst=true&panel=p1&event=host_build",
        "/api/services?lifecycle=ACTIVE&panel=p1&product=basic&customer=c-1",
        "/api/burnt-names",
        "/api/webhooks",
        "/api/letters?service=door-1",
        "/api/services/door-1/access",
        "/health/live",
        "/health/ready",
        "/metrics"
      })
  void whatIsShownIsAsTheDocumentHasIt(String path) throws Exception {
    assertThat(answer("GET", path, "").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "/api/jobs/purge/run; ; 202",
        "/api/jobs/purge/pause; ; 200",
        "/api/jobs/purge/resume; ; 200",
        "/api/jobs/nothing/run; ; 404",
        "/api/panels/p1/test; ; 200",
        "/api/panels/p1/release; {\"by\":\"ann\",\"reason\":\"seen to\"}; 409",
        "/api/reconcile?dryRun=true; ; 200",
        "/api/services/door-1/reconcile?dryRun=true; ; 200",
        "/api/panels/p1/hosts/adopt?dryRun=true; [{\"service\":\"s-9\",\"customer\":\"c\",\"product\":\"basic\",\"paidUntil\":\"2037-01-31\",\"host\":\"9999\"}]; 200",
        "/api/panels/p1/hosts/adopt; {}; 400",
        "/api/burnt-names/k3x000000001/settle; {\"by\":\"ann\",\"reason\":\"seen to\"}; 404",
        "/api/drift/p1/orphan/host 1/settle; {\"by\":\"ann\",\"reason\":\"seen to\"}; 404",
        "/api/webhooks/7/replay; ; 404"
      })
  void whatIsDoneIsAnsweredAsTheDocumentHasIt(String path, String body, int status)
      throws Exception {
    HttpResponse<String> answer =
        answer("POST", path.replace(" ", "%20"), body == null ? "" : body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  /** A class whose path fits better may hide it. */
  @ParameterizedTest
  @MethodSource("org.bthost.provisioning.web.api.ApiContract#operations")
  void everyOperationOfTheDocumentIsComeTo(String operation) throws Exception {
    String[] words = operation.split(" ", 2);

    String body = answer(words[0], words[1].replaceAll("\\{.*?}", "1"), "").body();

    assertThat(body).doesNotContain("there is nothing at this address", "this address takes");
  }

  @Test
  void aRulingIsAnsweredAsTheDocumentHasIt() throws Exception {
    String waiting =
        send("GET", "/api/operations?status=WAITING", "").at("/operations/0/id").asText();

    String path = "/api/operations/" + waiting;
    assertThat(answer("POST", path + "/retry", RULING).statusCode()).isEqualTo(409);
    assertThat(answer("POST", path + "/done", RULING).statusCode()).isEqualTo(409);
    assertThat(answer("POST", path + "/cancel", RULING).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      nullValues = "-",
      value = {
        "GET, /nothing, 404, -, there is nothing at this address",
        "GET, /api/nothing, 404, -, there is nothing at this address",
        "GET, /api/webhooks/7/replay, 405, -, this address takes POST",
        "DELETE, /api/services, 405, -, this address takes",
        "POST, /api/webhooks/x/replay, 404, -, there is nothing at this address",
        "GET, /api/services?limit=ten, 400, limit, 'ten' must be a whole number",
        "GET, /api/webhooks?after=1.5, 400, after, '1.5' must be a whole number",
        "GET, /api/services/door-1/audit?after=, 400, after, '' must be a whole number",
        "POST, /api/reconcile?dryRun=yes, 400, dryRun, 'yes' must be true or false",
        "GET, /api/burnt-names?settled=maybe, 400, settled, 'maybe' must be true or false",
        "GET, /api/services?lifecycle=DEAD, 400, lifecycle, use one of ACTIVE",
        "GET, /api/operations?verb=explode, 400, verb, use one of create"
      })
  void anErrorIsAProblemThatSaysWhatIsWrong(
      String method, String path, int status, String field, String detail) throws Exception {
    HttpResponse<String> answer = answer(method, path, "");
    JsonNode problem = JSON.readTree(answer.body());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("application/problem+json;charset=UTF-8");
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asText()).isNotEmpty();
    assertThat(problem.path("detail").asText()).contains(detail);
    assertThat(problem.path("field").textValue()).isEqualTo(field);
  }

  @Test
  void aMethodThatIsNotTakenIsAnsweredWithThoseThatAre() throws Exception {
    HttpResponse<String> answer = answer("DELETE", "/api/operations", "");

    assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/operations/x/retry, 9000",
    "/api/panels/p1/hosts/adopt, 4200000",
    "/api/services/door-1/actions/change-password, 17000",
    "/api/events, 70000"
  })
  void aBodyThatIsTooLargeIsRefused(String path, int bytes) throws Exception {
    HttpResponse<String> answer = answer("POST", path, "\"" + "x".repeat(bytes) + "\"");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(JSON.readTree(answer.body()).path("detail").asText()).contains("bytes");
  }

  @Test
  void aBodyThatIsNoJsonIsRefused() throws Exception {
    JsonNode problem = send("POST", "/api/operations/x/retry", "{\"by\":");

    assertThat(problem.path("status").asInt()).isEqualTo(400);
    assertThat(problem.path("field").asText()).isEqualTo("body");
  }
}
