package org.bthost.provisioning.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A panel over HTTP that answers each call after the same while, however many there are at a time:
 * the host runs, as its row says. Few threads of its own wait for that.
 */
final class LatePanel implements AutoCloseable {
  private static final int THREADS = 2;

  static {
    // As it comes it closes whatever connection above 200 is idle, into the next call.
    System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
  }

  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(THREADS);
  private final HttpServer server;
  private final Duration answer;

  LatePanel(Duration answer) throws IOException {
    this.answer = answer;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
    server.setExecutor(clock);
    server.createContext("/", this::take);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/vhost");
  }

  private void take(HttpExchange call) throws IOException {
    try (InputStream form = call.getRequestBody()) {
      form.readAllBytes();
    }
    var unused = clock.schedule(() -> answer(call), answer.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void answer(HttpExchange call) {
    byte[] yes = SlowPanels.running();
    try (call) {
      call.sendResponseHeaders(200, yes.length);
      call.getResponseBody().write(yes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    clock.shutdownNow();
  }
}
