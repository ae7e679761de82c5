package org.bthost.provisioning.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A month of order events, and the way they are sent to a module. */
public final class OrderFeed {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern DAY = Pattern.compile("\\{\\{today\\+(\\d+)}}");

  private final LocalDate today;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * @param today what the days of the file are counted from
   */
  public OrderFeed(LocalDate today) {
    this.today = today;
  }

  /** One order event and the day of the month that it comes on. */
  public record Order(int day, String id, String type, String service, String event) {}

  /** The orders of the month, in the order they come. */
  public List<Order> orders() {
    return text("month.jsonl").lines().map(this::order).toList();
  }

  private Order order(String line) {
    JsonNode node = parse(line);
    JsonNode event = node.get("event");
    return new Order(
        node.get("day").asInt(),
        event.get("id").asText(),
        event.get("type").asText().replace("org.bthost.provisioning.", ""),
        event.get("subject").asText(),
        event.toString());
  }

  /** What is wanted at the end of the month, by service. */
  public JsonNode expected() {
    return parse(text("month-expected.json"));
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String name) {
    try (InputStream in = OrderFeed.class.getResourceAsStream("/orders/" + name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Matcher matcher = DAY.matcher(text);
      return matcher.replaceAll(found -> today.plusDays(Long.parseLong(found.group(1))).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends one order, and again until the module has taken it, as a billing server does.
   *
   * @param module an address of the module; another one may be given where it is sent again
   */
  public void send(Supplier<URI> module, String token, Order order) throws InterruptedException {
    for (int attempt = 0; attempt < 600; attempt++) {
      HttpRequest request =
          HttpRequest.newBuilder(module.get().resolve("/api/events"))
              .timeout(Duration.ofSeconds(10))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/cloudevents+json")
              .POST(HttpRequest.BodyPublishers.ofString(order.event()))
              .build();
      try {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 202) {
          return;
        }
        throw new IllegalStateException(order.id() + ": " + answer.statusCode() + answer.body());
      } catch (IOException notThere) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("the module did not take " + order.id());
  }

  /** How many operations of the module have not come to their end. */
  public boolean isIdle(URI module, String token) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(module.resolve("/api/services?limit=500"))
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      String body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return !body.contains("\"PENDING\"")
          && !body.contains("\"RUNNING\"")
          && !body.contains("\"WAITING\"");
    } catch (IOException notThere) {
      return false;
    }
  }
}
