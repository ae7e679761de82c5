package org.bthost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stand-in behaves as deployed panels do, with each quirk and fault, over real HTTP. */
class SandboxPanelTest {
  private static final JsonMapper JSON = new JsonMapper();
  private final SandboxPanel panel = SandboxPanel.start();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void close() {
    panel.close();
  }

  private HttpResponse<String> post(String endpoint, String... namesAndValues) throws Exception {
    return post(endpoint, panel.clock().epoch(), namesAndValues);
  }

  private HttpResponse<String> post(String endpoint, long time, String... namesAndValues)
      throws Exception {
    var params = new LinkedHashMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      params.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    params.put("time", Long.toString(time));
    params.put("random", "abc");
    params.put("signature", Auth.sign(Long.toString(time), "abc", panel.token()));
    return send(panel.url() + "/" + endpoint, params);
  }

  private HttpResponse<String> send(String url, Map<String, String> params) throws Exception {
    String form =
        params.entrySet().stream()
            .map(
                param ->
                    param.getKey()
                        + "="
                        + URLEncoder.encode(param.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return http.send(
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofMillis(1500))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode call(String endpoint, String... namesAndValues) throws Exception {
    return JSON.readTree(post(endpoint, namesAndValues).body());
  }

  private long build(String name) throws Exception {
    JsonNode answer =
        call(
            "host_build",
            "username",
            name,
            "plans_id",
            "1",
            "endtime",
            "2030-01-01",
            "user_id",
            "2");
    assertThat(answer.get("code").asInt()).as(answer.toString()).isEqualTo(1);
    return answer.at("/data/site/id").asLong();
  }

  private Site site(long host) {
    return panel.bt().site(panel.state().host(host).btName()).orElseThrow();
  }

  private static String id(long id) {
    return Long.toString(id);
  }

  @Test
  void signaturesAreCheckedInThePanelsOrderAndWindow() throws Exception {
    long now = panel.clock().epoch();

    assertThat(post("index", now - 9).body()).contains("\"code\":1");
    assertThat(post("index", now - 12).body()).contains("签名过期");
    assertThat(post("index", now + 86_400).body()).contains("\"code\":1");
    assertThat(send(panel.url() + "/index", Map.of("time", "1")).body()).contains("签名错误");
    assertThat(Auth.sign("1598500617", "SPZJoB", "55744dsadasd"))
        .isEqualTo("8497697B8638E6349A10E416D898BD46");
  }

  @Test
  void quirk1And2AStopThatBtRefusesIsAnsweredYesAndNotRepairedByAskingAgain() throws Exception {
    long host = build("aaaaaaaaaaaa");
    panel.bt().failNext("SiteStop", 1);

    assertThat(call("host_stop", "id", id(host)).get("code").asInt()).isEqualTo(1);
    assertThat(call("host_stop", "id", id(host)).get("code").asInt()).isEqualTo(1);

    assertThat(panel.state().host(host).status()).isEqualTo("stop");
    assertThat(site(host).running()).isTrue();
    panel.quirks().off(Quirk.SAME_STATUS_IS_NO_OP);
    call("host_stop", "id", id(host));
    assertThat(site(host).running()).isFalse();
    panel.quirks().off(Quirk.BT_RESULT_IGNORED);
    panel.bt().failNext("SiteStart", 1);
    assertThat(call("host_start", "id", id(host)).get("code").asInt()).isZero();
  }

  @Test
  void quirk3ANewerSiteOfALongerNameTakesTheSearch() throws Exception {
    long host = build("aaaaaaaaaaaa");
    panel.bt().stop(panel.bt().foreign("my" + panel.state().host(host).btName()));

    call("host_stop", "id", id(host));
    assertThat(site(host).running()).isTrue();

    panel.quirks().off(Quirk.LIKE_SEARCH);
    call("host_start", "id", id(host));
    call("host_stop", "id", id(host));
    assertThat(site(host).running()).isFalse();
  }

  @Test
  void quirk4SyncDamagesAnEndDateThatDiffers() throws Exception {
    long host = build("aaaaaaaaaaaa");
    panel.bt().setEdate(site(host).id(), "2029-01-01");

    call("host_sync", "id", id(host));
    assertThat(site(host).edate()).isEqualTo(Long.toString(site(host).id()));

    call("host_endtime", "id", id(host), "endtime", "2030-01-01");
    panel.bt().setEdate(site(host).id(), "2029-01-01");
    panel.quirks().off(Quirk.SYNC_DAMAGES_END_DATE);
    call("host_sync", "id", id(host));
    assertThat(site(host).edate()).isEqualTo("2030-01-01");
  }

  @Test
  void quirk5And6ZeroIsIgnoredAndUnthrottlingCrashes() throws Exception {
    long host = build("aaaaaaaaaaaa");

    call("host_edit", "id", id(host), "site_max", "0");
    assertThat(panel.state().host(host).siteMax()).isEqualTo(200);
    panel.quirks().off(Quirk.EDIT_IGNORES_ZERO);
    call("host_edit", "id", id(host), "site_max", "0");
    assertThat(panel.state().host(host).siteMax()).isZero();
    call("host_update", "id", id(host), "plan_id", "2");
    HttpResponse<String> crash = post("host_update", "id", id(host), "plan_id", "1");
    assertThat(crash.statusCode()).isEqualTo(500);
    assertThat(crash.body()).contains("<html>", "signature");
    assertThat(panel.state().host(host).perserver()).isEqualTo(300);
    panel.quirks().off(Quirk.UNTHROTTLING_CRASHES);
    assertThat(post("host_update", "id", id(host), "plan_id", "1").statusCode()).isEqualTo(200);
  }

  @Test
  void quirk7RecoveryStartsAStoppedHost() throws Exception {
    long host = build("aaaaaaaaaaaa");
    call("host_stop", "id", id(host));

    call("host_recovery", "id", id(host));
    assertThat(site(host).running()).isTrue();

    panel.bt().stop(site(host));
    panel.quirks().off(Quirk.RECOVERY_STARTS);
    call("host_recovery", "id", id(host));
    assertThat(site(host).running()).isFalse();
  }

  @Test
  void quirk8TwoUsersCanHaveOneName() throws Exception {
    call("user_create", "username", "twin");
    assertThat(call("user_create", "username", "twin").get("msg").asText()).contains("用户名已存在");

    panel.raceUser("twin");
    assertThat(panel.state().users()).filteredOn(user -> user.username().equals("twin")).hasSize(2);

    panel.quirks().off(Quirk.USERS_WITHOUT_UNIQUE_KEY);
    assertThatThrownBy(() -> panel.raceUser("twin")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void quirk9ABuildThatFailsLateLeavesItsSiteAndItsNameTaken() throws Exception {
    panel.bt().failNext("SetEdate", 1);
    String[] order = {"username", "aaaaaaaaaaaa", "plans_id", "1", "endtime", "2030-01-01"};

    assertThat(call("host_build", order).get("msg").asText()).contains("开通时间设置失败");
    assertThat(panel.bt().sites()).hasSize(1);
    assertThat(panel.state().allHosts()).isEmpty();
    assertThat(call("host_build", order).get("msg").asText()).contains("您添加的域名已存在|{");

    panel.quirks().off(Quirk.BUILD_LEAVES_ORPHANS);
    panel.bt().failNext("SetEdate", 1);
    order[1] = "bbbbbbbbbbbb";
    call("host_build", order);
    assertThat(panel.bt().sites()).hasSize(1);
  }

  @Test
  void quirk10And11And14ShowInAnswers() throws Exception {
    JsonNode built =
        call("host_build", "username", "aaaaaaaaaaaa", "plans_id", "2", "endtime", "2030-01-01");
    JsonNode shown = call("host_info", "id", built.at("/data/site/id").asText());

    assertThat(built.at("/data/site/id").isTextual()).isTrue();
    assertThat(shown.get("msg").asText()).endsWith(" ");
    assertThat(shown.at("/data/perserver").asInt()).isZero();
    assertThat(shown.at("/data/check_time").isNull()).isTrue();
    panel.quirks().off(Quirk.CREATED_IDS_ARE_TEXTS);
    panel.quirks().off(Quirk.TRAILING_SPACE);
    panel.quirks().off(Quirk.BUILD_FORGETS_THROTTLE);
    JsonNode other =
        call("host_build", "username", "bbbbbbbbbbbb", "plans_id", "2", "endtime", "2030-01-01");
    JsonNode otherShown = call("host_info", "id", other.at("/data/site/id").asText());
    assertThat(other.at("/data/site/id").isNumber()).isTrue();
    assertThat(otherShown.get("msg").asText()).isEqualTo("请求成功");
    assertThat(otherShown.at("/data/perserver").asInt()).isEqualTo(300);
  }

  @Test
  void quirk12And13And16CanBeSwitchedOff() throws Exception {
    call("user_create", "username", "a<b>c\"");
    assertThat(panel.state().users()).extracting(User::username).contains("ac&quot;");
    assertThat(post("host_info").statusCode()).isEqualTo(200);

    panel.quirks().off(Quirk.FUTURE_SIGNATURES_PASS);
    panel.quirks().off(Quirk.INPUT_FILTER);
    panel.quirks().off(Quirk.FAILURES_ARE_200);

    assertThat(post("index", panel.clock().epoch() + 3600).body()).contains("签名过期");
    call("user_create", "username", "d<e>f");
    assertThat(panel.state().users()).extracting(User::username).contains("d<e>f");
    assertThat(post("host_info").statusCode()).isEqualTo(201);
  }

  @Test
  void quirk15MeasuringASuspendedHostCanStartItAgain() throws Exception {
    long host = build("aaaaaaaaaaaa");
    panel.bt().size(site(host).name(), 500);
    call("host_stop", "id", id(host));

    call("host_resource", "id", id(host));
    assertThat(panel.state().host(host).status()).isEqualTo("excess");
    panel.bt().size(site(host).name(), 1);
    call("host_resource", "id", id(host));
    assertThat(site(host).running()).isTrue();

    panel.quirks().off(Quirk.MEASURING_CHANGES_STATUS);
    panel.bt().size(site(host).name(), 500);
    call("host_resource", "id", id(host));
    assertThat(panel.state().host(host).status()).isEqualTo("normal");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void eachFaultIsWhatItsNameSaysAndHappensOnce(Fault fault) throws Exception {
    long host = build("aaaaaaaaaaaa");
    panel.faults().hang(Duration.ofSeconds(3));
    panel.faults().next("host_stop", fault);
    String answer;
    try {
      HttpResponse<String> response = post("host_stop", "id", id(host));
      answer = response.statusCode() + " " + response.body();
    } catch (IOException broken) {
      answer = broken.getClass().getSimpleName();
    }

    assertThat(site(host).running()).isEqualTo(!fault.acts());
    assertThat(answer)
        .matches(
            switch (fault) {
              case REFUSED_503 -> "503 .*";
              case RATE_LIMITED_429 -> "429 .*";
              case REDIRECT_307 -> "307 .*";
              case PROXY_502_AFTER -> "502 .*";
              case HTML_500_BEFORE, HTML_500_AFTER -> "500 <!DOCTYPE.*";
              case HTML_200 -> "200 <html>.*";
              case CODE_1_NOTHING_DONE -> "200 \\{\"code\":1.*";
              case CODE_0_BEFORE, CODE_0_AFTER -> "200 \\{\"code\":0,\"msg\":\"\".*";
              case TIMEOUT_BEFORE, TIMEOUT_AFTER -> "HttpTimeoutException";
              case RESET_BEFORE, RESET_AFTER, TRUNCATED_JSON -> "IOException";
            });
    assertThat(call("host_info", "id", id(host)).get("code").asInt()).isEqualTo(1);
  }

  @Test
  void theCronExpiresRecyclesAndDestroys() throws Exception {
    long host = build("aaaaaaaaaaaa");
    call("host_endtime", "id", id(host), "endtime", panel.clock().today().plusDays(2).toString());
    panel.cron().hostTask();
    assertThat(panel.state().host(host).recycled()).isFalse();

    panel.clock().advance(Duration.ofDays(2));
    panel.cron().hostTask();
    assertThat(panel.state().host(host).status()).isEqualTo("expired");
    assertThat(panel.state().host(host).recycled()).isTrue();
    assertThat(call("host_info", "id", id(host)).get("msg").asText()).contains("主机不存在");

    panel.clock().advance(Duration.ofDays(8));
    panel.cron().hostClear();
    assertThat(panel.state().allHosts()).isEmpty();
    assertThat(panel.bt().sites()).isEmpty();
  }

  @Test
  void aPoolOfSeveralDomainsBuildsOneNameTwiceIntoOneFolder() throws Exception {
    int built = 0;
    JsonNode last = JSON.nullNode();
    for (int i = 0; i < 20; i++) {
      JsonNode answer =
          call("host_build", "username", "aaaaaaaaaaaa", "plans_id", "4", "endtime", "2030-01-01");
      if (answer.get("code").asInt() == 1) {
        built++;
        last = answer;
      }
    }

    assertThat(built).isEqualTo(3);
    assertThat(last.at("/data/sql").isNull()).isTrue();
    assertThat(last.at("/data/ftp").isNull()).isTrue();
  }

  @Test
  void anotherProcessCanSeeAndDriveIt() throws Exception {
    build("aaaaaaaaaaaa");
    String base = panel.url().resolve("/__sandbox/").toString();

    control(base + "faults", "{\"endpoint\":\"host_stop\",\"fault\":\"HTML_200\"}");
    control(base + "bt", "{\"dead\":true}");
    control(base + "clock", "{\"advance\":\"P1D\"}");

    assertThat(get(base + "state")).contains("aaaaaaaaaaaa.test.com").doesNotContain("password");
    assertThat(get(base + "log")).contains("host_build").doesNotContain("signature");
    assertThat(get(base + "faults")).contains("host_stop HTML_200");
    assertThat(panel.bt().isDead()).isTrue();
  }

  private String get(String url) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private void control(String url, String body) throws Exception {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
