package org.bthost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sandbox driven from another process, by addresses of its own. */
class ControlTest extends PanelTest {
  @Test
  void stateShowsBothSidesOfAHost() throws IOException {
    Host host = built("shown", 2);
    JsonNode state = control("GET", "state", "").json();

    assertThat(state.path("time").asText()).isEqualTo(NOW.toString());
    assertThat(state.at("/hosts/0/id").asLong()).isEqualTo(host.id());
    assertThat(state.at("/sites/0/name").asText()).isEqualTo("shown.test.com");
    assertThat(state.at("/sites/0/running").asBoolean()).isTrue();
    assertThat(state.at("/users/0/username").asText()).isEqualTo("admin");
  }

  @Test
  void logShowsWhatArrivedWithoutItsSignature() throws IOException {
    built("logged", 1);
    Answer log = control("GET", "log", "");

    assertThat(log.json().at("/0/endpoint").asText()).isEqualTo("host_build");
    assertThat(log.json().at("/0/params/username").asText()).isEqualTo("logged");
    assertThat(log.json().at("/0/btCalls/1").asText()).startsWith("AddSite");
    assertThat(log.text()).doesNotContain("signature", "SPZJoB");
    assertThat(control("DELETE", "log", "").json()).isEmpty();
    assertThat(control("GET", "log", "").json()).isEmpty();
  }

  @Test
  void logTellsWhatBecameOfAnAnswer() throws IOException {
    panel.faults().next("index", Fault.PROXY_502_AFTER);
    panel.faults().next("index", Fault.REFUSED_503);
    call("index");
    call("index");
    call("host_info");

    assertThat(control("GET", "log", "").json().findValuesAsText("answer"))
        .containsExactly("200, then PROXY_502_AFTER", "REFUSED_503", "code 0");
  }

  @Test
  void aCallThatTimesOutIsKeptAsLongAsIsSaid() throws IOException {
    String order = "{\"endpoint\":\"index\",\"fault\":\"TIMEOUT_BEFORE\",\"hang\":\"PT0S\"}";
    assertThat(control("POST", "faults", order).json()).hasSize(1);

    assertThatThrownBy(() -> call("index")).hasMessageContaining("no bytes");
  }

  @Test
  void faultsAreOrderedShownAndTakenBack() throws IOException {
    String order = "{\"endpoint\":\"index\",\"fault\":\"REFUSED_503\",\"times\":3}";
    assertThat(control("POST", "faults", order).json()).hasSize(3);
    assertThat(call("index").status()).isEqualTo(503);
    assertThat(control("GET", "faults", "").json()).hasSize(2);
    assertThat(control("DELETE", "faults", "").json()).isEmpty();
    assertThat(call("index").status()).isEqualTo(200);
  }

  @Test
  void theClockIsReadAdvancedAndSet() throws IOException {
    assertThat(now("GET", "")).isEqualTo("2026-11-24T04:00:00Z");
    assertThat(now("POST", "{\"advance\":\"PT1H\"}")).isEqualTo("2026-11-24T05:00:00Z");
    assertThat(now("POST", "{\"set\":\"2027-01-01T00:00:00Z\"}")).isEqualTo("2027-01-01T00:00:00Z");
  }

  @Test
  void aTimerIsRun() throws IOException {
    Host host = built("timed", 1);
    control("POST", "clock", "{\"set\":\"2026-12-24T00:00:00Z\"}");

    JsonNode ran = control("POST", "cron", "{\"task\":\"hostTask\"}").json();
    assertThat(ran.at("/hosts/0").asLong()).isEqualTo(host.id());
    assertThat(host.status()).isEqualTo("expired");
  }

  @Test
  void btDiesFailsAndIsOnlyLookedAtByGet() throws IOException {
    assertThat(control("POST", "bt", "{\"dead\":true}").json().path("dead").asBoolean()).isTrue();
    assertThat(control("GET", "bt", "").json().path("dead").asBoolean()).isTrue();
    assertThat(call("server_status").message()).isEqualTo("服务器连接失败");
    control("POST", "bt", "{\"dead\":false}");
    control("POST", "bt", "{\"next\":\"SetEdate\",\"fault\":\"REFUSES\",\"times\":1}");

    assertThat(call("host_build", "plans_id", 1, "endtime", ENDTIME, "username", "orphan").code())
        .isZero();
    assertThat(panel.bt().sites()).hasSize(1);
  }

  @Test
  void aQuirkIsSwitched() throws IOException {
    JsonNode quirks = control("POST", "quirks", "{\"quirk\":\"LIKE_SEARCH\",\"on\":false}").json();

    assertThat(quirks.path("LIKE_SEARCH").asBoolean()).isFalse();
    assertThat(quirks.path("INPUT_FILTER").asBoolean()).isTrue();
    assertThat(quirks).hasSize(Quirk.values().length);
    assertThat(panel.quirks().isOn(Quirk.LIKE_SEARCH)).isFalse();
  }

  @Test
  void aCustomerSwitchesHisHostAndIsRefusedALockedOne() throws IOException {
    Host host = built("powered", 1);
    String off = "{\"host\":" + host.id() + ",\"power\":\"off\"}";

    assertThat(control("POST", "customer", off).json().path("done").asBoolean()).isTrue();
    assertThat(site(host).running()).isFalse();
    done("host_locked", "id", host.id());
    assertThat(
            control("POST", "customer", off.replace("off", "on")).json().path("done").asBoolean())
        .isFalse();
  }

  @Test
  void anAdministratorSetsThePanel() throws IOException {
    Host host = built("settled", 1);
    control("POST", "settings", "{\"signature_time\":3600,\"expire_action\":\"delete\"}");
    control("POST", "clock", "{\"set\":\"2026-12-24T00:00:00Z\"}");
    control("POST", "cron", "{\"task\":\"hostTask\"}");

    assertThat(panel.state().allHosts()).isEmpty();
    assertThat(panel.bt().site(host.btName())).isEmpty();
    control("POST", "settings", "{\"white_list\":[\"192.0.2.1\"]}");
    assertThat(call("index").message()).contains("非白名单");
    control("POST", "settings", "{\"black_list\":true}");
    assertThat(call("index").contentType()).startsWith("text/html");
  }

  @Test
  void aSiteIsGivenSizes() throws IOException {
    Host host = built("sized", 1);
    control("POST", "bt", "{\"sizes\":\"sized.test.com\",\"mb\":[10,20,2000]}");
    done("host_resource", "id", host.id());

    assertThat(done("host_info", "id", host.id()).path("flow_size").asInt()).isEqualTo(2000);
    assertThat(host.status()).isEqualTo("excess");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "faults|{\"endpoint\":\"index\",\"fault\":\"EARTHQUAKE\"}",
        "clock|{\"advance\":\"an hour\"}",
        "faults|{\"endpoint\":\"index\",\"fault\":\"RESET_AFTER\",\"time\":2}",
        "faults|{\"endpoint\":\"host_bild\",\"fault\":\"RESET_AFTER\"}",
        "faults|{\"endpoint\":\"index\",\"fault\":\"RESET_AFTER\",\"times\":\"two\"}",
        "clock|{}",
        "settings|",
        "settings|{\"expire_action\":\"burn\"}",
        "bt|{\"dead\":\"yes\"}",
        "bt|{\"next\":\"SetEdate\",\"fault\":\"SULKS\"}",
        "cron|{\"task\":\"tea\"}",
        "quirks|{\"quirk\":\"ODD\",\"on\":true}",
        "customer|{\"host\":4711,\"power\":\"on\"}",
        "bt|{\"sizes\":\"no.such.site\",\"mb\":[1]}",
        "bt|no json"
      })
  void anOrderThatMakesNoSenseIsRefusedWithAReason(String what, @Nullable String order)
      throws IOException {
    Answer answer = control("POST", what, order == null ? "" : order);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).isNotBlank();
  }

  @Test
  void anUnknownAddressListsTheKnownOnes() throws IOException {
    assertThat(control("GET", "nothing", "").status()).isEqualTo(404);
    assertThat(control("GET", "nothing", "").text()).contains("state", "faults", "quirks");
  }

  @Test
  void theDocumentNamesEveryFaultAndAddressAndItsOrdersAreTaken() throws IOException {
    built("a", 1);
    String document = Files.readString(Path.of("src/docs/sandbox.md"));

    assertThat(Fault.values()).allMatch(fault -> document.contains("`" + fault + "`"));
    assertThat(BtFault.values()).allMatch(fault -> document.contains("`" + fault + "`"));
    for (String address : control("GET", "", "").text().strip().split(", ", -1)) {
      List<String> orders = orders(document, address);
      assertThat(orders.isEmpty()).isEqualTo(address.matches("state|log"));
      for (String order : orders) {
        assertThat(control("POST", address, order).status()).as(order).isEqualTo(200);
      }
    }
  }

  /** The orders in the document's line about an address. */
  private static List<String> orders(String document, String address) {
    Pattern line = Pattern.compile("^\\|.*/__sandbox/" + address + "`.*$", Pattern.MULTILINE);
    String told = line.matcher(document).results().findFirst().orElseThrow().group();
    return Pattern.compile("`(\\{[^`]*})`").matcher(told).results().map(it -> it.group(1)).toList();
  }

  private String now(String method, String order) throws IOException {
    return control(method, "clock", order).json().path("now").asText();
  }

  private Answer control(String method, String what, String order) throws IOException {
    return send(
        HttpRequest.newBuilder(panel.url().resolve("/__sandbox/" + what))
            .method(method, BodyPublishers.ofString(order))
            .build());
  }
}
