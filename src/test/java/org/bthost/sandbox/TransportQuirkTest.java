package org.bthost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How panels ask to be spoken to and how they answer, as deployed and as promised. */
class TransportQuirkTest extends PanelTest {
  private static final List<List<String>> UNKNOWN_CRASHING =
      List.of(
          List.of("plans_info", "id"),
          List.of("user_info", "id"),
          List.of("sql_info", "sql_id"),
          List.of("sql_pass", "sql_id"),
          List.of("host_pass", "id"));

  @Test
  void futureSignaturesPass() throws IOException {
    String inAnHour = Long.toString(panel.clock().epoch() + 3600);
    Map<String, String> params = signed(Map.of(), inAnHour, "abc");
    assertThat(index(params).code()).isEqualTo(1);

    panel.quirks().off(Quirk.FUTURE_SIGNATURES_PASS);
    assertThat(index(params).message()).isEqualTo("签名过期");
  }

  @Test
  void inputFilter() throws IOException {
    JsonNode user = done("user_create", "username", "filtered", "password", " a\"b&<c>d ");
    assertThat(user.path("password").asText()).isEqualTo("a&quot;b&amp;d");
    user = done("user_create", "username", "unclosed", "password", "a < b<c");
    assertThat(user.path("password").asText()).isEqualTo("a &lt; b");

    panel.quirks().off(Quirk.INPUT_FILTER);
    user = done("user_create", "username", "plain", "password", "a\"b&<c>d");
    assertThat(user.path("password").asText()).isEqualTo("a\"b&<c>d");
  }

  @Test
  void failuresAre200() throws IOException {
    assertThat(call("host_info", "id", 4711).status()).isEqualTo(200);

    panel.quirks().off(Quirk.FAILURES_ARE_200);
    Answer answer = call("host_info", "id", 4711);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.code()).isZero();
  }

  @Test
  void debugPages() throws IOException {
    Answer page = call("plans_info", "id", 4711, "note", "shown-to-all");
    assertThat(page.status()).isEqualTo(500);
    assertThat(page.text()).startsWith("<!DOCTYPE html>").contains("shown-to-all");

    panel.quirks().off(Quirk.DEBUG_PAGES);
    Answer error = call("plans_info", "id", 4711, "note", "shown-to-all");
    assertThat(error.status()).isEqualTo(500);
    assertThat(error.code()).isEqualTo(500);
    assertThat(error.json().path("time").isInt()).isTrue();
    assertThat(error.text()).doesNotContain("shown-to-all");
    assertThat(call("nosuch").code()).isEqualTo(404);
  }

  @Test
  void unknownIdCrashes() throws IOException {
    for (List<String> call : UNKNOWN_CRASHING) {
      assertThat(call(call.get(0), call.get(1), 4711).status()).as(call.get(0)).isEqualTo(500);
    }

    panel.quirks().off(Quirk.UNKNOWN_ID_CRASHES);
    for (List<String> call : UNKNOWN_CRASHING) {
      assertThat(call(call.get(0), call.get(1), 4711).code()).as(call.get(0)).isZero();
    }
  }

  @Test
  void unknownIdIsNull() throws IOException {
    assertThat(done("ipaddress_info", "id", 4711).isNull()).isTrue();
    assertThat(done("domain_info", "id", 4711).isNull()).isTrue();
    assertThat(done("ftp_info", "ftp_id", 4711).isNull()).isTrue();

    panel.quirks().off(Quirk.UNKNOWN_ID_IS_NULL);
    assertThat(call("ipaddress_info", "id", 4711).code()).isZero();
    assertThat(call("domain_info", "id", 4711).code()).isZero();
    assertThat(call("ftp_info", "ftp_id", 4711).code()).isZero();
  }

  @Test
  void onlyPostedIsRead() throws IOException {
    assertThat(get("plans_info", Map.of("id", "1")).message()).isEqualTo("请求错误");

    panel.quirks().off(Quirk.ONLY_POSTED_IS_READ);
    assertThat(get("plans_info", Map.of("id", "1")).content().path("name").asText())
        .isEqualTo("basic");
  }

  @Test
  void signaturesCanBeReplayed() throws IOException {
    Map<String, String> params = signed(Map.of());
    assertThat(index(params).code()).isEqualTo(1);
    assertThat(index(params).code()).isEqualTo(1);

    panel.quirks().off(Quirk.SIGNATURES_CAN_BE_REPLAYED);
    Map<String, String> fresh = signed(Map.of(), "1795474273", "fresh");
    panel.clock().set(Instant.ofEpochSecond(1_795_474_273));
    assertThat(index(fresh).code()).isEqualTo(1);
    assertThat(index(fresh).message()).isEqualTo("签名错误");
  }

  @Test
  void whiteListBelievesHeaders() throws IOException {
    panel.allowOnly(Set.of("192.0.2.9"));
    assertThat(call("index").message()).isEqualTo("非白名单IP不允许请求");
    HttpRequest claimed = request("index").header("X-Forwarded-For", "192.0.2.9").build();
    assertThat(send(claimed).code()).isEqualTo(1);

    panel.quirks().off(Quirk.WHITE_LIST_BELIEVES_HEADERS);
    assertThat(send(claimed).message()).isEqualTo("非白名单IP不允许请求");
  }

  @Test
  void callbackMakesAScript() throws IOException {
    Answer script = get("index", Map.of("callback", "cb"));
    assertThat(script.text()).startsWith("cb({").endsWith("});");
    assertThat(script.contentType()).startsWith("application/javascript");

    panel.quirks().off(Quirk.CALLBACK_MAKES_A_SCRIPT);
    assertThat(get("index", Map.of("callback", "cb")).code()).isEqualTo(1);
  }

  @Test
  void loginCodeIsAnObject() throws IOException {
    Answer refused = call("host_login", "account", "admin", "password", "wrong");
    assertThat(refused.json().at("/code/token").isTextual()).isTrue();

    panel.quirks().off(Quirk.LOGIN_CODE_IS_AN_OBJECT);
    assertThat(call("host_login", "account", "admin", "password", "wrong").code()).isZero();
  }

  private Answer get(String endpoint, Map<String, String> params) throws IOException {
    return send(
        HttpRequest.newBuilder(URI.create(address(endpoint) + "?" + form(signed(params)))).build());
  }

  private Answer index(Map<String, String> params) throws IOException {
    return send(
        HttpRequest.newBuilder(address("index"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(params)))
            .build());
  }
}
