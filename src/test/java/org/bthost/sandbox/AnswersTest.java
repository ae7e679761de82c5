package org.bthost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Envelopes, messages, and what is read from where, by panel behaviour, sections 1 to 3. */
class AnswersTest extends PanelTest {
  @ParameterizedTest
  @CsvSource({
    "host_start, 主机已开启", "host_stop, 主机已停用", "host_locked, 主机已锁定", "host_recycle, 已回收",
    "host_recovery, 已恢复", "host_sync, 同步成功", "host_status, 请求成功", "host_resource, 请求成功",
    "host_speedoff, 已关闭限速", "host_edit, 更新成功"
  })
  void yesHasTheWordsOfItsEndpoint(String endpoint, String message) throws IOException {
    Answer answer = call(endpoint, "id", built("worded", 1).id());

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.message()).isEqualTo(message);
    assertThat(answer.contentType()).isEqualTo("application/json; charset=utf-8");
    assertThat(answer.json().path("time").isTextual()).isTrue();
  }

  @Test
  void yesWithParametersHasTheWordsOfItsEndpointToo() throws IOException {
    Host host = built("worded", 1);
    Answer moved = call("host_endtime", "id", host.id(), "endtime", "2027-01-15");

    assertThat(moved.message()).isEqualTo("更新成功");
    assertThat(moved.content().asText()).isEqualTo("2027-01-15");
    Answer updated = call("host_update", "id", host.id(), "plan_id", 2);
    assertThat(updated.message()).isEqualTo("更新成功");
    assertThat(updated.content().get("site_max").isTextual()).isTrue();
    assertThat(call("host_update", "id", host.id(), "plan_id", 99).message()).isEqualTo("套餐不存在");
    assertThat(call("host_speed", "id", host.id(), "perserver", 9, "limit_rate", 9).message())
        .isEqualTo("设置成功");
    assertThat(call("user_create", "username", "worded").message()).isEqualTo("创建成功");
  }

  @ParameterizedTest
  @CsvSource({
    "host_info, 错误的请求", "host_status, 错误的请求", "host_start, 错误的请求", "host_stop, 错误的请求",
    "host_locked, 错误的请求", "host_sync, 错误的请求", "host_resource, 错误的请求", "host_speedoff, 错误的请求",
    "host_speed, 错误的请求", "host_update, 错误的请求", "host_recycle, 请求错误", "host_recovery, 请求错误",
    "host_endtime, 请求错误", "host_edit, 请求错误", "plans_info, 请求错误", "user_info, 请求错误"
  })
  void aMissingNumberIsRefusedInEitherSpelling(String endpoint, String message) throws IOException {
    Answer answer = call(endpoint);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.code()).isZero();
    assertThat(answer.message()).isEqualTo(message);
    assertThat(answer.json().get("data").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"plans_info", "user_info"})
  void anUnknownNumberIsADebugPage(String endpoint) throws IOException {
    Answer answer = call(endpoint, "id", 4711, "note", "shown-to-all");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.contentType()).startsWith("text/html");
    assertThat(answer.text()).contains("shown-to-all", "signature");
  }

  @Test
  void anUnknownEndpointIsNotFound() throws IOException {
    Answer answer = call("nosuch");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.contentType()).startsWith("text/html");
    assertThat(call("INDEX").code()).isEqualTo(1);
  }

  @Test
  void aForeignOriginIsForbidden() throws IOException {
    Answer answer = send(request("index").header("Origin", "https://elsewhere.example").build());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).isEmpty();
  }

  @Test
  void aNumberInTheAddressIsNotReadButListsReadIt() throws IOException {
    Host host = built("queried", 1);
    done("user_create", "username", "other");

    assertThat(get("host_info", Map.of("id", Long.toString(host.id()))).message())
        .isEqualTo("错误的请求");
    assertThat(get("host_list", Map.of("user_id", "1")).content()).hasSize(1);
    assertThat(get("host_list", Map.of("user_id", "2")).content()).isEmpty();
    assertThat(get("plans_list", Map.of()).content()).hasSize(8);
  }

  @Test
  void formsJsonAndMultipartAreTheSame() throws IOException {
    String multipart =
        signed(Map.of("username", "中文 名", "password", "a&b=c")).entrySet().stream()
            .map(
                part ->
                    "--xyz\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(part.getKey(), part.getValue()))
            .reduce("", String::concat);
    JsonNode user = posted("multipart/form-data; boundary=xyz", multipart + "--xyz--\r\n");
    assertThat(user.path("username").asText()).isEqualTo("中文 名");
    assertThat(user.path("password").asText()).isEqualTo("a&amp;b=c");

    var json = new JsonMapper().createObjectNode();
    signed(Map.of("username", "jsonned")).forEach(json::put);
    assertThat(posted("application/json", json.toString()).path("username").asText())
        .isEqualTo("jsonned");
  }

  @Test
  void anObjectInJsonIsReadAsTheFieldsOfAFormAre() throws IOException {
    var json = new JsonMapper().createObjectNode();
    signed(Map.of("username", "packed", "endtime", ENDTIME)).forEach(json::put);
    json.putObject("pack").put("domainpools_id", 1).put("site_max", 321);

    Answer built = post("host_build", "application/json", json.toString());

    assertThat(built.content().at("/site/site_max").asText()).isEqualTo("321");
  }

  @ParameterizedTest
  @CsvSource({"application/json,{no json", "application/x-www-form-urlencoded,time=%zz"})
  void aBodyThatIsNoneIsNoSignature(String type, String body) throws IOException {
    assertThat(post("index", type, body).message()).isEqualTo("签名错误");
  }

  @Test
  void whatOnlyBeginsLikeThePanelsAddressIsNotFound() throws IOException {
    var elsewhere = URI.create(panel.url() + "Xindex?" + form(signed(Map.of())));

    assertThat(send(HttpRequest.newBuilder(elsewhere).build()).status()).isEqualTo(404);
  }

  private JsonNode posted(String type, String body) throws IOException {
    Answer answer = post("user_create", type, body);
    assertThat(answer.code()).as(answer.text()).isEqualTo(1);
    return answer.content();
  }

  private Answer post(String endpoint, String type, String body) throws IOException {
    return send(
        HttpRequest.newBuilder(address(endpoint))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private Answer get(String endpoint, Map<String, String> params) throws IOException {
    return send(
        HttpRequest.newBuilder(URI.create(address(endpoint) + "?" + form(signed(params)))).build());
  }
}
