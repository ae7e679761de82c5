package org.bthost.provisioning.boot;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bthost.provisioning.descriptor.ConfigurationFault;
import org.bthost.provisioning.sandbox.SandboxSettings;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The standalone module's beginning and end, as whoever sends orders sees it. */
class StopTest {
  private static final String TOKEN = "stop-test-api-token";
  private static final String HEAD =
      """
      POST /api/events HTTP/1.1\r
      Host: 127.0.0.1\r
      Authorization: Bearer %s\r
      Content-Type: application/cloudevents+json\r
      Content-Length: %d\r
      \r
      """;
  private static final String ORDER =
      """
      {"specversion":"1.0","id":"%d","source":"/billing","type":"org.bthost.provisioning.create",
       "subject":"stop-%d","data":{"customer":{"id":"c-1"},"product":"basic","paidUntil":"2037-01-31"}}""";

  @TempDir Path folder;

  private Standalone start(SandboxPanel panel, int port) throws Exception {
    Map<String, String> settings = SandboxSettings.in(folder, "stop", TOKEN, panel);
    settings.put("BTHOST_DB_URL", "jdbc:h2:mem:stop;DB_CLOSE_DELAY=-1");
    settings.put("BTHOST_HTTP_PORT", Integer.toString(port));
    return Started.by(settings);
  }

  @Test
  void whatIsSentWhileTheModuleStopsIsAnsweredAsEver() throws Exception {
    try (SandboxPanel panel = SandboxPanel.start()) {
      Standalone module = start(panel, 0);
      int port = URI.create(module.address()).getPort();
      try (var first = new Socket(InetAddress.getLoopbackAddress(), port);
          var second = new Socket(InetAddress.getLoopbackAddress(), port)) {
        send(second, order(1));
        assertThat(statusOf(second)).isEqualTo("HTTP/1.1 202 Accepted");
        String order = order(2);
        send(first, order.substring(0, order.length() - 10));
        Thread.sleep(300);
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(module::close);
        Thread.sleep(300);
        send(second, order(3));
        send(first, order.substring(order.length() - 10));

        assertThat(statusOf(first)).isEqualTo("HTTP/1.1 202 Accepted");
        assertThat(statusOf(second)).isEqualTo("HTTP/1.1 202 Accepted");
        stopped.join();
      }
    }
  }

  private static String order(int number) {
    String body = ORDER.formatted(number, number);
    return HEAD.formatted(TOKEN, body.length()) + body;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  /** The first line of an answer, which is read to the end of its JSON. */
  private static String statusOf(Socket socket) throws IOException {
    var answer = new StringBuilder();
    int next = socket.getInputStream().read();
    while (next >= 0 && next != '}') {
      answer.append((char) next);
      next = socket.getInputStream().read();
    }
    return answer.isEmpty()
        ? "the connection has ended"
        : answer.toString().lines().findFirst().orElseThrow();
  }

  @Test
  void aPortThatAnotherProgramHasIsToldWithItsRemedy() throws Exception {
    try (SandboxPanel panel = SandboxPanel.start();
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(panel, other.getLocalPort()))
          .isInstanceOf(ConfigurationFault.class)
          .hasMessageContaining("BTHOST_HTTP_PORT '" + other.getLocalPort() + "'")
          .hasMessageContaining("a port that no other program has");
    }
  }
}
