package org.bthost.provisioning.billing.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.bthost.provisioning.billing.spi.WebhookSignature;

/** A billing server's end of the webhooks: keeps every message that is signed as it should be. */
public final class Receiver implements AutoCloseable {
  public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final HttpServer server;
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private final List<Message> forged = new CopyOnWriteArrayList<>();
  private volatile ToIntFunction<Message> answer = message -> 204;

  /** One request. */
  public record Message(String id, String body) {}

  private final Supplier<Instant> now;

  /**
   * @param now its time
   */
  public Receiver(Supplier<Instant> now) throws IOException {
    this.now = now;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      var message = new Message(header(exchange, WebhookSignature.ID), new String(body, UTF_8));
      boolean valid =
          new WebhookSignature(SECRET)
              .isValid(
                  message.id(),
                  header(exchange, WebhookSignature.TIMESTAMP),
                  header(exchange, WebhookSignature.SIGNATURE),
                  body,
                  now.get());
      (valid ? messages : forged).add(message);
      int status = answer.applyAsInt(message);
      if (status / 100 == 3) {
        exchange.getResponseHeaders().add("Location", "/hook");
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  /** Answers with this status from now on. */
  public void answer(ToIntFunction<Message> status) {
    answer = status;
  }

  /** The messages in the order in which they came, each as often as it came. */
  public List<Message> messages() {
    return messages;
  }

  /** The messages that were not signed as they should be. */
  public List<Message> forged() {
    return forged;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
