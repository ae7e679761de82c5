package org.bthost.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** The sandbox's own addresses under {@code /__sandbox}, for tests in other processes. */
final class Control {
  private static final JsonMapper JSON = new JsonMapper();
  private final SandboxPanel panel;

  Control(SandboxPanel panel) {
    this.panel = panel;
  }

  void answer(HttpExchange exchange) throws IOException {
    String what = exchange.getRequestURI().getPath().replaceFirst("^/__sandbox/?", "");
    boolean asks = exchange.getRequestMethod().equals("GET");
    byte[] body = exchange.getRequestBody().readAllBytes();
    try {
      JsonNode order = JSON.readTree(body);
      Spoiler.send(
          exchange,
          switch (what) {
            case "state" -> Reply.json(200, state());
            case "log" -> Reply.json(200, JSON.valueToTree(panel.log().entries()));
            case "faults" -> faults(exchange.getRequestMethod(), order);
            case "clock" -> clock(asks, order);
            case "cron" -> cron(order.path("task").asText());
            case "bt" -> bt(asks, order);
            case "quirks" -> quirks(asks, order);
            default -> Reply.html(404, "state, log, faults, clock, cron, bt, quirks");
          });
    } catch (IllegalArgumentException | DateTimeException | JsonProcessingException e) {
      Spoiler.send(exchange, Reply.html(400, String.valueOf(e.getMessage())));
    }
  }

  private JsonNode state() {
    synchronized (panel.lock()) {
      ObjectNode state = JSON.createObjectNode();
      state.put("time", panel.clock().now().toString());
      ArrayNode hosts = state.putArray("hosts");
      panel.state().allHosts().forEach(host -> hosts.add(host.json(panel.state().addresses)));
      ArrayNode users = state.putArray("users");
      panel
          .state()
          .users()
          .forEach(user -> users.addObject().put("id", user.id).put("username", user.username));
      ArrayNode sites = state.putArray("sites");
      panel.bt().sites().forEach(site -> sites.add(site(site)));
      return state;
    }
  }

  private static ObjectNode site(Site site) {
    ObjectNode row = JSON.createObjectNode();
    row.put("id", site.id).put("name", site.name).put("running", site.running);
    return row.put("edate", site.edate).put("perserver", site.perserver);
  }

  private Reply faults(String method, JsonNode order) {
    if (method.equals("DELETE")) {
      panel.faults().clear();
    } else if (method.equals("POST")) {
      panel
          .faults()
          .next(
              order.path("endpoint").asText(),
              Fault.valueOf(order.path("fault").asText()),
              order.path("times").asInt(1));
    }
    return Reply.json(200, JSON.valueToTree(panel.faults().planned()));
  }

  private Reply clock(boolean asks, JsonNode order) {
    if (!asks && order.has("advance")) {
      panel.clock().advance(Duration.parse(order.path("advance").asText()));
    } else if (!asks) {
      panel.clock().set(Instant.parse(order.path("set").asText()));
    }
    return Reply.json(200, JSON.createObjectNode().put("now", panel.clock().now().toString()));
  }

  private Reply cron(String task) {
    switch (task) {
      case "hostTask" -> panel.cron().hostTask();
      case "hostClear" -> panel.cron().hostClear();
      case "btResourceTask" -> panel.cron().btResourceTask();
      default ->
          throw new IllegalArgumentException("task is hostTask, hostClear or btResourceTask");
    }
    return Reply.json(200, JSON.createObjectNode().put("ran", task));
  }

  private Reply bt(boolean asks, JsonNode order) {
    if (!asks && order.has("dead")) {
      panel.bt().dead(order.path("dead").asBoolean());
    }
    if (!asks && order.has("hang")) {
      panel.bt().hang(Duration.parse(order.path("hang").asText()));
    }
    if (!asks && order.has("next")) {
      panel
          .bt()
          .next(
              order.path("next").asText(),
              BtFault.valueOf(order.path("fault").asText("REFUSES")),
              order.path("times").asInt(1));
    }
    return Reply.json(200, JSON.createObjectNode().put("dead", panel.bt().isDead()));
  }

  private Reply quirks(boolean asks, JsonNode order) {
    if (!asks) {
      Quirk quirk = Quirk.valueOf(order.path("quirk").asText());
      if (order.path("on").asBoolean()) {
        panel.quirks().on(quirk);
      } else {
        panel.quirks().off(quirk);
      }
    }
    ObjectNode all = JSON.createObjectNode();
    for (Quirk quirk : Quirk.values()) {
      all.put(quirk.name(), panel.quirks().isOn(quirk));
    }
    return Reply.json(200, all);
  }
}
