package org.bthost.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The panel's timers as addresses under {@code /api/queue}: unsigned, with a key of their own. */
final class CronAddress {
  static final String KEY = "queue-key";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private final SandboxPanel panel;

  CronAddress(SandboxPanel panel) {
    this.panel = panel;
  }

  void answer(HttpExchange exchange) throws IOException {
    Params params = Params.read(exchange);
    String task = exchange.getRequestURI().getPath().replaceFirst("^/api/queue/?", "");
    Spoiler.send(exchange, answer(task.toLowerCase(Locale.ROOT), params));
  }

  private Reply answer(String task, Params params) {
    long now = panel.clock().epoch();
    if (!params.any("token").equals(KEY)) {
      return Reply.no("token错误", true, NODES.nullNode(), now);
    }
    return switch (task) {
      case "", "index" -> Reply.yes("请求成功", NODES.nullNode(), now);
      case "hosttask" -> ran(panel.cron().hostTask(), now);
      case "hostclear" -> ran(panel.cron().hostClear(), now);
      case "btresourcetask" -> measured(panel.cron().btResourceTask(), now);
      default -> Reply.html(404, "index, hosttask, hostclear, btresourcetask");
    };
  }

  private static Reply ran(List<Host> hosts, long now) {
    ArrayNode told = NODES.arrayNode();
    hosts.forEach(host -> told.addObject().put(host.btName, "success"));
    return reply(told, now);
  }

  private static Reply measured(List<Host> hosts, long now) {
    ArrayNode told = NODES.arrayNode();
    for (Host host : hosts) {
      ObjectNode sizes = told.addObject().putObject(host.btName);
      sizes.put("sql_size", host.sqlSize).put("site_size", host.siteSize);
      sizes.put("flow_size", host.flowSize);
      sizes.put("is_excess", host.status.equals("excess") ? 1 : 0);
    }
    return reply(told, now);
  }

  private static Reply reply(ArrayNode told, long now) {
    ArrayNode both = NODES.arrayNode();
    both.add(told).addArray();
    return Reply.yes("请求成功", both, now);
  }
}
