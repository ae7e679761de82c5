package org.bthost.provisioning.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bthost.provisioning.domain.ConnectionReport;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelSettings;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection test tells apart what can be wrong, and what helps. */
class ConnectionDiagnosisTest {
  private final SandboxPanel panel = SandboxPanel.start();

  @AfterEach
  void close() {
    panel.close();
  }

  private static ConnectionReport test(URI url, String token) {
    PanelSettings settings =
        new PanelSettings(
            url,
            token,
            ZoneId.of("Asia/Shanghai"),
            Optional.empty(),
            false,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));
    try (var gateway =
        new BthostGateway(
            List.of(new PanelAccess(new PanelId("p1"), settings, 4, 0, 1)),
            one -> PanelClient.connect(one, Clock.systemUTC(), () -> "nonce"),
            (id, call) -> {},
            Clock.systemUTC(),
            wait -> {})) {
      return gateway.test(new PanelId("p1"));
    }
  }

  /** What nobody could mistake for one another: each belongs to one mistake alone. */
  private static final List<String> DIAGNOSES =
      List.of(
          "not known to DNS",
          "takes no connections: does the panel run there?",
          "no https",
          "the path is wrong: this server's BTHost panel has its API at ",
          "no BTHost panel's API answers on this server",
          "leads to another address",
          "is the token the panel's access_token?",
          "its clock differs from ours by ",
          "add it to the panel's API white list",
          "BT below it does not");

  private static void finds(ConnectionReport report, String diagnosis) {
    assertThat(report.usable()).isFalse();
    assertThat(DIAGNOSES).filteredOn(report.diagnosis()::contains).containsExactly(diagnosis);
  }

  private URI port(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  @Test
  void aPanelThatWorks() {
    ConnectionReport report = test(panel.url(), panel.token());

    assertThat(report.usable()).isTrue();
    assertThat(report.quirks())
        .anyMatch(quirk -> quirk.startsWith("17 DEBUG_PAGES: ") && quirk.contains("PHP_APP_DEBUG"));
  }

  @Test
  void aNameThatIsNotKnown() {
    finds(test(URI.create("http://no-such-panel.invalid/api/vhost"), "t"), "not known to DNS");
  }

  @Test
  void aPortThatTakesNoConnections() throws IOException {
    int port;
    try (ServerSocket probe = new ServerSocket(0, 1, loopback())) {
      port = probe.getLocalPort();
    }
    finds(test(port(port, "/api/vhost"), "t"), "takes no connections: does the panel run there?");
  }

  @Test
  void aServerThatSpeaksNoTls() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 5, loopback())) {
      var server = new Thread(() -> answerPlainly(plain));
      server.start();
      URI https = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/api/vhost");

      finds(test(https, "t"), "no https");
    }
  }

  private static void answerPlainly(ServerSocket plain) {
    while (!plain.isClosed()) {
      try (Socket connection = plain.accept()) {
        connection
            .getOutputStream()
            .write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException closedMeanwhile) {
        assertThat(closedMeanwhile).isInstanceOf(SocketException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/other", "/", "/index.php/api/vhost"})
  void aWrongPathOnAPanel(String path) {
    ConnectionReport report = test(panel.url().resolve(path), panel.token());

    finds(report, "the path is wrong: this server's BTHost panel has its API at ");
    assertThat(report.diagnosis()).endsWith(" " + panel.url());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/vhost", "/api/vhost/", "/elsewhere"})
  void somethingThatIsNoBtHostPanel(String path) throws IOException {
    HttpServer web = web(200);
    try {
      finds(
          test(port(web.getAddress().getPort(), path), "t"),
          "no BTHost panel's API answers on this server");
    } finally {
      web.stop(0);
    }
  }

  @Test
  void aServerThatLeadsElsewhere() throws IOException {
    HttpServer web = web(301);
    try {
      finds(test(port(web.getAddress().getPort(), "/api/vhost"), "t"), "leads to another address");
    } finally {
      web.stop(0);
    }
  }

  private static HttpServer web(int status) throws IOException {
    HttpServer web = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    byte[] page = "<html>Welcome</html>".getBytes(StandardCharsets.UTF_8);
    web.createContext("/", exchange -> answer(exchange, status, page));
    web.start();
    return web;
  }

  private static void answer(HttpExchange exchange, int status, byte[] page) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(status, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }

  @Test
  void aWrongToken() {
    finds(test(panel.url(), "other"), "is the token the panel's access_token?");
  }

  @ParameterizedTest
  @ValueSource(ints = {-5400, 5400})
  void aClockThatIsWrongIsWorkedWithAndTold(int seconds) {
    panel.clock().advance(Duration.ofSeconds(seconds));

    ConnectionReport report = test(panel.url(), panel.token());

    assertThat(report.usable()).isTrue();
    assertThat(DIAGNOSES)
        .filteredOn(report.diagnosis()::contains)
        .containsExactly("its clock differs from ours by ");
    assertThat(report.diagnosis())
        .containsPattern("differs from ours by " + (seconds < 0 ? "-" : "") + "(5399|5400|5401) s");
  }

  @Test
  void anAddressThatIsNotOnTheWhiteList() {
    panel.allowOnly(Set.of());
    finds(test(panel.url(), panel.token()), "add it to the panel's API white list");
  }

  @Test
  void aPanelWhoseBtIsDead() {
    panel.bt().dead(true);
    finds(test(panel.url(), panel.token()), "BT below it does not");
  }

  @Test
  void aPanelThatCannotBeAskedAboutItsBt() throws IOException {
    HttpServer older = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    older.createContext("/", this::passOn);
    older.createContext(
        "/api/vhost/server_status", exchange -> answer(exchange, 404, new byte[] {'?'}));
    older.start();
    try {
      ConnectionReport report =
          test(port(older.getAddress().getPort(), "/api/vhost"), panel.token());

      assertThat(report.usable()).isTrue();
      assertThat(report.diagnosis()).contains("can't be asked whether BT");
    } finally {
      older.stop(0);
    }
  }

  private void passOn(HttpExchange exchange) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(panel.url().resolve(exchange.getRequestURI().getPath()))
            .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
            .POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
            .build();
    try {
      var reply = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
      answer(exchange, reply.statusCode(), reply.body());
    } catch (InterruptedException e) {
      throw new InterruptedIOException(e.getMessage());
    }
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }
}
