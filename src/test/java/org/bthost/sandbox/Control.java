package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
    byte[] body = exchange.getRequestBody().readAllBytes();
    Reply reply;
    try {
      reply = answer(exchange.getRequestMethod(), what, Order.read(body));
    } catch (IllegalArgumentException | DateTimeException e) {
      reply = Reply.text(400, e.getMessage());
    }
    Spoiler.send(exchange, reply);
  }

  private Reply answer(String method, String what, Order order) {
    boolean asks = method.equals("GET");
    return switch (what) {
      case "state" -> Reply.json(200, state());
      case "log" -> log(method);
      case "faults" -> faults(method, order);
      case "clock" -> clock(asks, order);
      case "cron" -> cron(order.only("task").text("task"));
      case "bt" -> bt(asks, order);
      case "quirks" -> quirks(asks, order);
      case "customer" -> customer(order.only("host", "power"));
      case "settings" ->
          settings(order.only("signature_time", "expire_action", "white_list", "black_list"));
      default -> Reply.text(404, ADDRESSES);
    };
  }

  private Reply log(String method) {
    if (method.equals("DELETE")) {
      panel.log().clear();
    }
    return Reply.json(200, JSON.valueToTree(panel.log().entries()));
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
      state.set("types", JSON.valueToTree(panel.bt().types().names()));
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

  private Reply faults(String method, Order order) {
    if (method.equals("DELETE")) {
      panel.faults().clear();
    } else if (method.equals("POST")) {
      order.only("endpoint", "fault", "times", "hang");
      if (order.has("hang")) {
        panel.faults().hang(order.duration("hang"));
      }
      if (order.has("fault") || order.has("endpoint")) {
        String endpoint = order.oneOf("endpoint", panel.endpoints());
        panel.faults().next(endpoint, order.oneOf("fault", Fault.class), order.times());
      }
    }
    return Reply.json(200, JSON.valueToTree(panel.faults().planned()));
  }

  private Reply clock(boolean asks, Order order) {
    if (!asks && order.only("advance", "set").has("advance")) {
      panel.clock().advance(order.duration("advance"));
    } else if (!asks) {
      panel.clock().set(Instant.parse(order.text("set")));
    }
    return Reply.json(200, JSON.createObjectNode().put("now", panel.clock().now().toString()));
  }

  private Reply cron(String task) {
    List<Host> concerned =
        switch (task) {
          case "hostTask" -> panel.cron().hostTask();
          case "hostClear" -> panel.cron().hostClear();
          case "btResourceTask" -> panel.cron().btResourceTask();
          default ->
              throw new IllegalArgumentException("task is hostTask, hostClear or btResourceTask");
        };
    ObjectNode ran = JSON.createObjectNode().put("ran", task);
    ran.set("hosts", JSON.valueToTree(concerned.stream().map(Host::id).toList()));
    return Reply.json(200, ran);
  }

  private Reply bt(boolean asks, Order order) {
    if (!asks) {
      order.only("dead", "hang", "sizes", "mb", "next", "fault", "times");
      arrange(panel.bt(), order);
    }
    ObjectNode now = JSON.createObjectNode().put("dead", panel.bt().isDead());
    return Reply.json(200, now.put("hang", panel.bt().hang().toString()));
  }

  private static void arrange(BtServer bt, Order order) {
    if (order.has("dead")) {
      bt.dead(order.flag("dead"));
    }
    if (order.has("hang")) {
      bt.hang(order.duration("hang"));
    }
    if (order.has("sizes")) {
      JsonNode mb = order.json().path("mb");
      bt.sizes(order.text("sizes"), mb.path(0).asLong(), mb.path(1).asLong(), mb.path(2).asLong());
    }
    if (order.has("next")) {
      bt.next(order.text("next"), order.oneOf("fault", BtFault.class), order.times());
    }
  }

  /** What a customer does to one host on the panel's own pages. */
  private Reply customer(Order order) {
    long host = order.number("host");
    if (panel.state().any(host).isEmpty()) {
      throw new IllegalArgumentException("there is no host " + host);
    }
    boolean done =
        order.oneOf("power", Set.of("on", "off")).equals("on")
            ? panel.customer().powerOn(host)
            : panel.customer().powerOff(host);
    return Reply.json(200, JSON.createObjectNode().put("done", done));
  }

  /** What an administrator sets: only what is named changes. */
  private Reply settings(Order order) {
    if (order.has("signature_time")) {
      panel.signatureTime(order.number("signature_time"));
    }
    if (order.has("expire_action")) {
      String action = order.oneOf("expire_action", Set.of("recycle", "delete"));
      panel.cron().destroysExpired(action.equals("delete"));
    }
    if (order.has("white_list")) {
      var addresses = new TreeSet<String>();
      order.json().path("white_list").forEach(address -> addresses.add(address.asText()));
      panel.allowOnly(addresses);
    }
    if (order.has("black_list")) {
      panel.blacklist(order.flag("black_list"));
    }
    return Reply.json(200, order.json());
  }

  private Reply quirks(boolean asks, Order order) {
    if (!asks) {
      Quirk quirk = order.only("quirk", "on").oneOf("quirk", Quirk.class);
      if (order.flag("on")) {
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
