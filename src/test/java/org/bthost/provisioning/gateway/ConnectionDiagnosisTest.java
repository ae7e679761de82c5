package org.bthost.provisioning.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
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

  private static void finds(ConnectionReport report, String diagnosis) {
    assertThat(report.usable()).isFalse();
    assertThat(report.diagnosis()).contains(diagnosis);
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
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = probe.getLocalPort();
    }
    finds(test(port(port, "/api/vhost"), "t"), "takes no connections: does the panel run there?");
  }

  @Test
  void aServerThatSpeaksNoTls() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
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

  @Test
  void aWrongPathOnAPanel() {
    finds(test(panel.url().resolve("/api/other"), panel.token()), "ending in /api/vhost");
  }

  @Test
  void somethingThatIsNoBtHostPanel() throws IOException {
    HttpServer web =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext(
        "/",
        exchange -> {
          byte[] page = "<html>Welcome</html>".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    web.start();
    try {
      finds(
          test(port(web.getAddress().getPort(), "/api/vhost"), "t"),
          "is this the address of a BTHost panel's API");
    } finally {
      web.stop(0);
    }
  }

  @Test
  void aWrongToken() {
    finds(test(panel.url(), "other"), "is the token the panel's access_token?");
  }

  @Test
  void aClockThatIsWrongIsWorkedWithAndTold() {
    panel.clock().advance(Duration.ofMinutes(-90));

    ConnectionReport report = test(panel.url(), panel.token());

    assertThat(report.usable()).isTrue();
    assertThat(report.diagnosis()).containsPattern("differs from ours by -(5399|5400|5401) s");
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
}
