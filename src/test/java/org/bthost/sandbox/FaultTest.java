package org.bthost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each fault looks like at the other end of a real socket, and what it left behind. */
class FaultTest extends PanelTest {
  private static final Set<Fault> ACTING =
      Set.of(
          Fault.RESET_AFTER,
          Fault.TIMEOUT_AFTER,
          Fault.PROXY_502_AFTER,
          Fault.HTML_500_AFTER,
          Fault.TRUNCATED_JSON,
          Fault.ENDLESS_BODY,
          Fault.CODE_0_AFTER);

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aCallArrivesOnceAndActsWhereTheFaultSaysSo(Fault fault) throws Exception {
    panel.faults().next("user_create", fault);
    suffer(fault);

    assertThat(panel.log().count("user_create")).isEqualTo(1);
    assertThat(panel.state().users()).hasSize(ACTING.contains(fault) ? 2 : 1);
    assertThat(call("user_create", "username", "next").code()).as("one shot").isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aCallOverAKeptConnectionArrivesOnceToo(Fault fault) throws Exception {
    done("index");
    panel.faults().next("user_create", fault);
    suffer(fault);

    assertThat(panel.log().count("user_create")).isEqualTo(1);
  }

  private void suffer(Fault fault) throws Exception {
    switch (fault) {
      case RESET_BEFORE, RESET_AFTER, TRUNCATED_JSON ->
          assertThatThrownBy(this::create)
              .isInstanceOf(IOException.class)
              .isNotInstanceOf(HttpTimeoutException.class);
      case TIMEOUT_BEFORE, TIMEOUT_AFTER ->
          assertThatThrownBy(() -> send(creating().timeout(Duration.ofMillis(300)).build()))
              .isInstanceOf(HttpTimeoutException.class);
      case ENDLESS_BODY -> readsForEver();
      default -> assertAnswer(fault, create());
    }
  }

  private void readsForEver() throws Exception {
    HttpResponse<InputStream> response =
        http.send(creating().build(), BodyHandlers.ofInputStream());
    try (var body = response.body()) {
      assertThat(body.readNBytes(3_000_000)).hasSize(3_000_000);
    }
  }

  private static void assertAnswer(Fault fault, Answer answer) {
    int status =
        switch (fault) {
          case REFUSED_503 -> 503;
          case RATE_LIMITED_429 -> 429;
          case REDIRECT_307 -> 307;
          case PROXY_502_AFTER -> 502;
          case HTML_500_BEFORE, HTML_500_AFTER -> 500;
          default -> 200;
        };
    assertThat(answer.status()).isEqualTo(status);
    switch (fault) {
      case CODE_0_BEFORE, CODE_0_AFTER -> {
        assertThat(answer.code()).isZero();
        assertThat(answer.message()).isEmpty();
        assertThat(answer.content().isNull()).isTrue();
      }
      case CODE_1_NOTHING_DONE -> {
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.message()).isEqualTo("创建成功");
      }
      default -> assertThat(answer.contentType()).startsWith("text/html");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"HTML_500_BEFORE", "HTML_500_AFTER"})
  void theDebugPageShowsTheWholeRequest(Fault fault) throws IOException {
    panel.faults().next("user_create", fault);

    assertThat(create().text()).contains("verysecret", "SPZJoB");
  }

  @ParameterizedTest
  @CsvSource({"TIMEOUT_BEFORE, 1", "TIMEOUT_AFTER, 2"})
  void aHangingCallEndsWithoutAnAnswer(Fault fault, int users) {
    panel.faults().hang(Duration.ofMillis(50));
    panel.faults().next("user_create", fault);

    assertThatThrownBy(this::create)
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
    assertThat(panel.state().users()).hasSize(users);
  }

  @Test
  void aHangingCallIsLetGoWhenThePanelCloses() {
    panel.faults().hang(Duration.ofHours(1));
    panel.faults().next("user_create", Fault.TIMEOUT_BEFORE);
    var answer = http.sendAsync(creating().build(), BodyHandlers.ofString());
    while (panel.log().count("user_create") == 0) {
      Thread.onSpinWait();
    }
    panel.close();

    assertThat(answer).failsWithin(Duration.ofSeconds(5));
  }

  @Test
  void aBuildThatDidNotHappenHasInventedNumbers() throws IOException {
    panel.faults().next("host_build", Fault.CODE_1_NOTHING_DONE);
    Answer answer = call("host_build", "plans_id", 1, "endtime", ENDTIME, "username", "imagined");

    assertThat(answer.message()).isEqualTo("创建成功");
    assertThat(answer.content().at("/site/id").asText()).isEqualTo("9999");
    assertThat(answer.content().at("/site/bt_name").asText()).isEqualTo("imagined.test.com");
    assertThat(panel.state().allHosts()).isEmpty();
    assertThat(panel.bt().sites()).isEmpty();
  }

  @Test
  void faultsComeInOrderThenAlwaysThenNeverAgain() throws IOException {
    panel.faults().next("INDEX", Fault.REFUSED_503, 2);
    panel.faults().always("index", Fault.RATE_LIMITED_429);

    assertThat(Stream.of(status(), status(), status(), status()))
        .containsExactly(503, 503, 429, 429);
    assertThat(call("plans_list").code()).isEqualTo(1);
    panel.faults().clear();
    assertThat(status()).isEqualTo(200);
  }

  @Test
  void theSameSeedDrawsTheSameFaults() {
    assertThat(drawn(42)).isEqualTo(drawn(42)).isNotEqualTo(drawn(43));
    assertThat(drawn(42).stream().filter(taken -> !taken.isEmpty()).count()).isBetween(30L, 70L);
  }

  private static List<String> drawn(long seed) {
    var faults = new Faults();
    faults.random(seed, 0.5);
    return IntStream.range(0, 100)
        .mapToObj(n -> faults.take("index").map(Fault::name).orElse(""))
        .toList();
  }

  private int status() throws IOException {
    return call("index").status();
  }

  private Answer create() throws IOException {
    return send(creating().build());
  }

  private HttpRequest.Builder creating() {
    return request("user_create", "username", "someone", "password", "verysecret");
  }
}
