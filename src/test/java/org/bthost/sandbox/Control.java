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
import java.util.TreeSet;

/** The sandbox's own addresses under {@code /__sandbox}, for tests in other processes. */
final class Control {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ADDRESSES =
      "state, log, faults, clock, cron, bt, quirks, customer, settings";
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
            case "customer" -> customer(order);
            case "settings" -> settings(order);
            default -> Reply.html(404, ADDRESSES);
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
      state.set("types", JSON.valueToTree(panel.bt().typeNames()));
      ArrayNode sites = state.putArray("sites");
      panel.bt().sites().forEach(site -> sites.add(site(site)));
      return state;
    }
  }

  private static ObjectNode site(Site site) {
    ObjectNode row = JSON.createObjectNode();
    row.put("id", site.id).put("name", site.name).put("running", site.running);
    row.put("edate", site.edate).put("path", site.path);
    row.put("perserver", site.perserver).put("limit_rate", site.limitRate);
    row.put("site_mb", site.siteMb).put("sql_mb", site.sqlMb).put("flow_mb", site.flowMb);
    row.set("domains", JSON.valueToTree(site.domains));
    return row;
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
    if (!asks && order.has("sizes")) {
      JsonNode mb = order.path("mb");
      panel
          .bt()
          .sizes(
              order.path("sizes").asText(),
              mb.path(0).asLong(),
              mb.path(1).asLong(),
              mb.path(2).asLong());
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

  /** What a customer does to one host on the panel's own pages. */
  private Reply customer(JsonNode order) {
    long host = order.path("host").asLong();
    if (panel.state().any(host).isEmpty()) {
      throw new IllegalArgumentException("there is no host " + host);
    }
    boolean done =
        switch (order.path("power").asText()) {
          case "on" -> panel.customer().powerOn(host);
          case "off" -> panel.customer().powerOff(host);
          default -> throw new IllegalArgumentException("power is on or off");
        };
    return Reply.json(200, JSON.createObjectNode().put("done", done));
  }

  /** What an administrator sets: only what is named changes. */
  private Reply settings(JsonNode order) {
    if (order.has("signature_time")) {
      panel.signatureTime(order.path("signature_time").asLong());
    }
    if (order.has("expire_action")) {
      panel.cron().destroysExpired(order.path("expire_action").asText().equals("delete"));
    }
    if (order.has("white_list")) {
      var addresses = new TreeSet<String>();
      order.path("white_list").forEach(address -> addresses.add(address.asText()));
      panel.allowOnly(addresses);
    }
    if (order.has("black_list")) {
      panel.blacklist(order.path("black_list").asBoolean());
    }
    return Reply.json(200, order);
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
