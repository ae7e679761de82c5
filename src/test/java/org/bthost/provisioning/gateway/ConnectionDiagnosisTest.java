package org.bthost.provisioning.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.bthost.provisioning.domain.ConnectionReport;
import org.bthost.provisioning.domain.PanelId;
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
        PanelSettings.of(url, token)
            .within(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20));
    try (var gateway =
        new BthostGateway(
            List.of(new PanelAccess(new PanelId("p1"), settings, 1)),
            Clock.systemUTC(),
            () -> "nonce",
            (id, call) -> {})) {
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
    assertThat(test(panel.url(), panel.token()).usable()).isTrue();
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
    finds(test(port(port, "/api/vhost"), "t"), "it takes no connections");
  }

  @Test
  void aServerThatSpeaksNoTls() throws IOException {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var server =
          new Thread(
              () -> {
                try (Socket connection = plain.accept()) {
                  connection
                      .getOutputStream()
                      .write("HTTP/1.1 400 Bad\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      server.start();
      URI https = URI.create("https://127.0.0.1:" + plain.getLocalPort() + "/api/vhost");

      finds(test(https, "t"), "does the panel speak https there?");
    }
  }

  @Test
  void aWrongPathOnAPanel() {
    finds(test(panel.url().resolve("/api/other"), panel.token()), "as unknown: is the address");
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
          "something that is no JSON: is this the panel's address");
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
    panel.allowNobody();
    finds(test(panel.url(), panel.token()), "add it to the panel's API white list");
  }

  @Test
  void aPanelWhoseBtIsDead() {
    panel.bt().dead(true);
    finds(test(panel.url(), panel.token()), "BT below it does not");
  }
}
