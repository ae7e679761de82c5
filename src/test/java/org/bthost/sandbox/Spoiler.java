package org.bthost.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends what a fault makes of an answer. */
final class Spoiler {
  /** Of 8 KiB each: 128 MiB. */
  private static final int ENDLESS_CHUNKS = 16_384;

  private final Faults faults;
  private final Quirks quirks;
  private final SandboxClock clock;
  private final CountDownLatch closing;

  Spoiler(Faults faults, Quirks quirks, SandboxClock clock, CountDownLatch closing) {
    this.faults = faults;
    this.quirks = quirks;
    this.clock = clock;
    this.closing = closing;
  }

  /**
   * Answers one request as its fault says.
   *
   * @param request what a debug page shows to everyone
   * @param reply the answer without the fault
   */
  void spoil(HttpExchange exchange, Fault fault, Map<String, String> request, Reply reply)
      throws IOException {
    switch (fault) {
      case REFUSED_503 -> send(exchange, Reply.html(503, "<h1>503</h1>"));
      case RATE_LIMITED_429 -> send(exchange, Reply.html(429, "<h1>429</h1>"));
      case REDIRECT_307 ->
          send(
              exchange,
              Reply.html(307, "").with(Map.of("Location", exchange.getRequestURI().toString())));
      case PROXY_502_AFTER -> send(exchange, Reply.html(502, "<h1>502 Bad Gateway</h1>"));
      case HTML_500_BEFORE, HTML_500_AFTER ->
          send(exchange, Reply.crash("SQLSTATE[HY000]: General error", request));
      case HTML_200 -> send(exchange, Reply.html(200, "<html><body>Welcome</body></html>"));
      case CODE_0_BEFORE, CODE_0_AFTER ->
          send(
              exchange,
              Reply.no(
                  "",
                  quirks.isOn(Quirk.FAILURES_ARE_200),
                  JsonNodeFactory.instance.nullNode(),
                  clock.epoch()));
      case CODE_1_NOTHING_DONE -> send(exchange, reply);
      case RESET_BEFORE, RESET_AFTER -> exchange.close();
      case TIMEOUT_BEFORE, TIMEOUT_AFTER -> {
        closesWithin(faults.hang().toMillis());
        exchange.close();
      }
      case TRUNCATED_JSON -> truncated(exchange, reply);
      case ENDLESS_BODY -> endless(exchange, reply);
    }
  }

  private static void truncated(HttpExchange exchange, Reply reply) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    exchange.sendResponseHeaders(reply.status(), reply.body().length);
    OutputStream out = exchange.getResponseBody();
    out.write(reply.body(), 0, reply.body().length / 2);
    out.flush();
    exchange.close();
  }

  /** Writes far more than anyone should read, until the other end hangs up, then breaks off. */
  private void endless(HttpExchange exchange, Reply reply) throws IOException {
    byte[] more = "0,".repeat(4096).getBytes(StandardCharsets.US_ASCII);
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    exchange.sendResponseHeaders(200, 0);
    try (exchange) {
      OutputStream out = exchange.getResponseBody();
      out.write("{\"code\":1,\"msg\":\"\",\"data\":[".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < ENDLESS_CHUNKS && !closesWithin(0); i++) {
        out.write(more);
      }
    }
  }

  private boolean closesWithin(long millis) {
    try {
      return closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  static void send(HttpExchange exchange, Reply reply) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(
        reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
    if (reply.body().length > 0) {
      exchange.getResponseBody().write(reply.body());
    }
    exchange.close();
  }
}
