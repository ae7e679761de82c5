package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.bthost.provisioning.panel.PanelRejected.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One POST arrives at most once, and every bad answer is one of four failures. */
class PanelClientTest {
  private static final String OK =
      "{\"code\":1,\"msg\":\"ok\",\"time\":\"1800000000\",\"data\":null}";
  private static final String TOKEN = "55744dsadasd";
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);
  private static final BuildHost ORDER =
      new BuildHost(
          "abcdefghijkl",
          LocalDate.of(2027, 3, 1),
          7,
          OptionalLong.empty(),
          OptionalLong.of(1),
          Optional.empty());

  private final RawServer server = start();
  private final List<PanelCall> calls = new ArrayList<>();
  private final PanelClient client = client(server.url());

  private static RawServer start() {
    try {
      return new RawServer();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private PanelClient client(URI url) {
    return PanelClient.connect(
            PanelSettings.of(url, TOKEN)
                .within(Duration.ofSeconds(2), Duration.ofMillis(400), Duration.ofMillis(700)),
            CLOCK,
            () -> "SPZJoB")
        .session(() -> {}, calls::add);
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  static Stream<Arguments> badAnswers() {
    return Stream.of(
        Arguments.of("dropped", RawServer.drop(), PanelUnconfirmed.class),
        Arguments.of("503", RawServer.http("503 Busy", "text/html", "x"), PanelUnconfirmed.class),
        Arguments.of("429", RawServer.http("429 Slow", "text/html", "x"), PanelUnconfirmed.class),
        Arguments.of(
            "307",
            (RawServer.Answering)
                out -> {
                  out.write(
                      "HTTP/1.1 307 T\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"
                          .getBytes(StandardCharsets.US_ASCII));
                  return true;
                },
            PanelUnconfirmed.class),
        Arguments.of(
            "HTML with 200", RawServer.http("200 OK", "text/html", "<html>"), PanelGarbled.class),
        Arguments.of(
            "HTML with 500",
            RawServer.http("500 Error", "text/html", "<html>secret</html>"),
            PanelGarbled.class),
        Arguments.of("404", RawServer.http("404 No", "text/html", "<html>"), PanelGarbled.class),
        Arguments.of("truncated", truncated(), PanelUnconfirmed.class),
        Arguments.of("endless", endless(), PanelUnconfirmed.class),
        Arguments.of("hung", hung(), PanelUnconfirmed.class),
        Arguments.of("hung in the body", hungInBody(), PanelUnconfirmed.class));
  }

  private static RawServer.Answering truncated() {
    return out -> {
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"code\":1,"
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return false;
    };
  }

  private static RawServer.Answering endless() {
    return out -> {
      out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] block = new byte[8192];
      for (int i = 0; i < 100_000; i++) {
        out.write(block);
      }
      return false;
    };
  }

  private static RawServer.Answering hung() {
    return out -> {
      Thread.sleep(20_000);
      return false;
    };
  }

  private static RawServer.Answering hungInBody() {
    return out -> {
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"code\":1,"
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      Thread.sleep(20_000);
      return false;
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badAnswers")
  void aBuildArrivesOnceHoweverItIsAnswered(
      String name, RawServer.Answering answer, Class<? extends PanelException> failure) {
    server.then(answer);

    PanelException thrown = catchThrowableOfType(failure, () -> client.hosts().build(ORDER));

    assertThat(thrown).isNotNull();
    assertThat(thrown.mayHaveTakenEffect()).isTrue();
    assertThat(thrown.getMessage()).contains("host_build").doesNotContain(TOKEN, "secret");
    assertThat(server.arrivals()).hasSize(1);
    assertThat(calls).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badAnswers")
  void aPostOnAConnectionThatWasUsedBeforeArrivesOnceToo(
      String name, RawServer.Answering answer, Class<? extends PanelException> failure) {
    server.thenJson(OK).then(answer);
    client.hosts().stop(1);

    assertThatThrownBy(() -> client.hosts().stop(1)).isInstanceOf(failure);

    assertThat(server.arrivals()).hasSize(2);
  }

  @Test
  void onlyACrashAndANoEndTheCallForThePanel() {
    server
        .then(RawServer.http("500 Error", "text/html", "<html>"))
        .thenJson(
            "{\"code\":0,\"msg\":\"网站创建失败|{\\\"pw\\\":\\\"geheim\\\"}\",\"time\":\"1\",\"data\":null}")
        .then(RawServer.http("502 Bad", "text/html", "x"));

    var crash = catchThrowableOfType(PanelException.class, () -> client.hosts().build(ORDER));
    var no = catchThrowableOfType(PanelException.class, () -> client.hosts().build(ORDER));
    var proxy = catchThrowableOfType(PanelException.class, () -> client.hosts().build(ORDER));

    assertThat(crash.finished()).isTrue();
    assertThat(no.finished()).isTrue();
    assertThat(no.mayHaveTakenEffect()).isTrue();
    assertThat(no.getMessage()).isEqualTo("host_build was answered no: 网站创建失败");
    assertThat(proxy.finished()).isFalse();
  }

  @Test
  void nothingIsSentToNobody() throws IOException {
    int port;
    try (ServerSocket probe = new ServerSocket(0)) {
      port = probe.getLocalPort();
    }
    PanelClient nobody = client(URI.create("http://127.0.0.1:" + port + "/api/vhost"));

    var refused = catchThrowableOfType(PanelUnreachable.class, () -> nobody.hosts().build(ORDER));

    assertThat(refused.obstacle()).isEqualTo(PanelUnreachable.Obstacle.CONNECTION);
    assertThat(refused.mayHaveTakenEffect()).isFalse();
  }

  @Test
  void anUnknownNameIsToldApart() {
    PanelClient lost = client(URI.create("http://no-such-panel.invalid/api/vhost"));

    var unknown = catchThrowableOfType(PanelUnreachable.class, () -> lost.hosts().stop(1));

    assertThat(unknown.obstacle()).isEqualTo(PanelUnreachable.Obstacle.NAME);
  }

  @Test
  void credentialsGoInTheBodyAndTheTokenGoesNowhere() {
    server.thenJson(OK);

    client.hosts().stop(12);

    String request = server.arrivals().get(0);
    assertThat(request).startsWith("POST /api/vhost/host_stop HTTP/1.1\r\n");
    assertThat(request)
        .contains("name=\"id\"", "name=\"time\"", "name=\"random\"", "name=\"signature\"")
        .contains("multipart/form-data;boundary=")
        .doesNotContain(TOKEN);
  }

  @Test
  void anExpiredSignatureIsMadeAnewOnceByThePanelsClock() {
    server
        .thenJson("{\"code\":0,\"msg\":\"签名过期\",\"time\":\"1800003600\",\"data\":null}")
        .thenJson("{\"code\":1,\"msg\":\"ok\",\"time\":\"1800003600\",\"data\":null}");

    client.hosts().stop(1);

    assertThat(server.arrivals()).hasSize(2);
    assertThat(server.arrivals().get(1)).contains("1800003600");
    assertThat(client.skew()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aBuildIsNeverSignedAnew() {
    server.thenJson("{\"code\":0,\"msg\":\"签名过期\",\"time\":\"1800003600\",\"data\":null}");

    var expired = catchThrowableOfType(PanelRejected.class, () -> client.hosts().build(ORDER));

    assertThat(expired.reason()).isEqualTo(Reason.SIGNATURE_EXPIRED);
    assertThat(server.arrivals()).hasSize(1);
    assertThat(client.skew()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void theGuardStandsBetweenTheSignatureAndTheSending() {
    PanelClient guarded =
        client.session(
            () -> {
              throw new IllegalStateException("overtaken");
            },
            calls::add);
    server.thenJson("{\"code\":1,\"msg\":\"\",\"time\":\"1\",\"data\":[]}");

    assertThatThrownBy(() -> guarded.hosts().stop(1)).hasMessage("overtaken");
    guarded.hosts().list();

    assertThat(server.arrivals()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "签名错误|SIGNATURE_WRONG|false",
        "非白名单IP不允许请求|ADDRESS_NOT_ALLOWED|false",
        "主机不存在|NOT_FOUND|false",
        "错误的请求|PARAMETER_MISSING|false",
        "请求错误|PARAMETER_MISSING|false",
        "套餐不存在|UNKNOWN_PLAN|false",
        "域名池中无可用域名|EMPTY_DOMAIN_POOL|false",
        "时间格式错误，请严格按照Y-m-d格式传递|BAD_END_DATE|false",
        "服务器连接失败|BELOW_DOWN|false",
        "用户名已存在，请勿重复创建|ALREADY_EXISTS|false",
        "开通时间设置失败|OTHER|true",
        "''|NO_MESSAGE|true"
      })
  void aNoIsUnderstoodByItsStem(String message, Reason reason, boolean mayHaveActed) {
    server.thenJson(
        "{\"code\":0,\"msg\":\"" + message + "\",\"time\":\"1800000000\",\"data\":null}");

    var rejected = catchThrowableOfType(PanelRejected.class, () -> client.hosts().stop(1));

    assertThat(rejected.reason()).isEqualTo(reason);
    assertThat(rejected.mayHaveTakenEffect()).isEqualTo(mayHaveActed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"code\":{\"token\":\"t\"},\"msg\":\"x\"}",
        "{\"code\":\"1\",\"msg\":\"x\"}",
        "{\"code\":1.0,\"msg\":\"x\"}",
        "{\"code\":500,\"msg\":\"An error occurred\",\"time\":1795474309}",
        "[1]",
        "true",
        "callback({})"
      })
  void onlyTheIntegerOneIsSuccess(String body) {
    server.thenJson(body);

    assertThatThrownBy(() -> client.hosts().stop(1)).isInstanceOf(PanelGarbled.class);
  }

  @Test
  void numbersAreReadWhetherTheyAreTextsOrNumbers() {
    server
        .thenJson(
            "{\"code\":1,\"msg\":\"\",\"time\":\"1\",\"data\":{\"site\":{\"id\":\"69\",\"bt_name\":\"a.b\"},"
                + "\"sql\":null,\"ftp\":{\"id\":\"57\",\"username\":\"u\",\"password\":\"geheim\"}}}")
        .thenJson(
            "{\"code\":1,\"msg\":\"\",\"time\":\"1\",\"data\":[{\"id\":2,\"user_id\":\"3\",\"bt_name\":\"a.b\","
                + "\"status\":\"excess\",\"endtime\":1798041600,\"site_max\":\"200\",\"check_time\":null}]}");

    BuiltHost built = client.hosts().build(ORDER);
    HostRow row = client.hosts().list().get(0);

    assertThat(built.id()).isEqualTo(69);
    assertThat(built.database()).isEmpty();
    assertThat(built.toString()).doesNotContain("geheim");
    assertThat(row.userId()).isEqualTo(3);
    assertThat(row.state()).isEqualTo(HostState.EXCESS);
    assertThat(row.endsOn()).isEqualTo(LocalDate.of(2026, 12, 24));
    assertThat(row.most().site()).isEqualTo(200);
    assertThat(row.checkedAt()).isEmpty();
  }

  @Test
  void aListThatIsNullIsNoEmptyList() {
    server.thenJson(OK);

    assertThatThrownBy(() -> client.hosts().list()).isInstanceOf(PanelGarbled.class);
  }

  @Test
  void aRowWithoutItsIdIsToldByTheField() {
    server.thenJson("{\"code\":1,\"msg\":\"\",\"time\":\"1\",\"data\":[{\"bt_name\":\"x\"}]}");

    assertThatThrownBy(() -> client.hosts().list())
        .isInstanceOf(PanelGarbled.class)
        .hasMessageContaining("field id should be an id");
  }

  @Test
  void noSecretShowsInAnyText() {
    assertThat(client.settings().toString()).doesNotContain(TOKEN);
    assertThat(new Secret("geheim").toString()).doesNotContain("geheim");
    server.thenJson("{\"code\":0,\"msg\":\"bad " + TOKEN + " x\",\"time\":\"1\",\"data\":null}");

    assertThatThrownBy(() -> client.hosts().stop(1)).hasMessageNotContaining(TOKEN);
    assertThat(calls.toString()).doesNotContain(TOKEN);
  }
}
