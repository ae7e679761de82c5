package org.bthost.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Where a sandbox panel is met over HTTP, and where faults befall calls. On 127.0.0.1 only. */
final class Door implements AutoCloseable {
  private static final String PATH = "/api/vhost";

  static {
    // Without it the JDK's server waits 40 ms for the client before the second half of an answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final SandboxPanel panel;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Spoiler spoiler;

  private Door(SandboxPanel panel, HttpServer server) {
    this.panel = panel;
    this.server = server;
    this.spoiler = new Spoiler(panel.faults(), panel.quirks(), panel.clock(), closing);
  }

  static Door open(SandboxPanel panel, int port) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var door = new Door(panel, HttpServer.create(address, 0));
    door.server.setExecutor(door.threads);
    door.serve(PATH + "/", door::answer);
    door.serve("/api/queue", new CronAddress(panel)::answer);
    door.serve("/__sandbox", new Control(panel)::answer);
    door.server.start();
    return door;
  }

  private void serve(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String endpoint = path.substring(PATH.length() + 1).toLowerCase(Locale.ROOT);
    Params params = Params.read(exchange);
    Caller caller = Caller.of(exchange);
    travel();
    Optional<Fault> fault = panel.faults().take(endpoint);
    Reply reply =
        fault.isEmpty() || fault.get().acts()
            ? panel.handle(endpoint, params, caller, fault)
            : panel.pretend(endpoint, params, fault.get());
    if (fault.isEmpty()) {
      Spoiler.send(exchange, reply);
    } else {
      spoiler.spoil(exchange, fault.get(), params.all(), reply);
    }
  }

  private void travel() {
    try {
      var unused = closing.await(panel.faults().latency().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
