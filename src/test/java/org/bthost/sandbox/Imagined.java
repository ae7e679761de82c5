package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a success that did not happen is answered with: the right shape, invented numbers. */
final class Imagined {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private final PanelState state;

  Imagined(PanelState state) {
    this.state = state;
  }

  JsonNode answer(String endpoint, Params params) {
    return switch (endpoint) {
      case "host_build" -> host(params);
      case "host_update", "host_edit", "host_resource", "host_sync" ->
          state
              .visible(params.number("id"))
              .<JsonNode>map(host -> host.json(state.addresses))
              .orElse(NODES.nullNode());
      case "host_endtime" -> NODES.textNode(params.posted("endtime"));
      case "user_create" ->
          NODES.objectNode().put("id", "9999").put("username", params.posted("username"));
      default -> NODES.nullNode();
    };
  }

  private ObjectNode host(Params params) {
    PlanRow plan = state.plans.get(params.number("plans_id"));
    List<PoolDomain> pool =
        plan == null ? List.of() : state.domainsOfPool(plan.number("domainpools_id"));
    String domain = pool.isEmpty() ? "test.com" : pool.get(0).name();
    ObjectNode answer = NODES.objectNode();
    answer
        .putObject("site")
        .put("user_id", params.posted("user_id"))
        .put("sort_id", "1")
        .put("bt_id", 9999)
        .put("site_max", "0")
        .put("sql_max", "0")
        .put("flow_max", "0")
        .put("domain_max", "0")
        .put("web_back_num", "0")
        .put("sql_back_num", "0")
        .put("endtime", 1_900_000_000)
        .put("bt_name", params.posted("username") + "." + domain)
        .put("id", "9999");
    answer.putObject("domain").put("vhost_id", "9999").put("id", "9999");
    answer.putNull("sql");
    return answer.putNull("ftp");
  }
}
