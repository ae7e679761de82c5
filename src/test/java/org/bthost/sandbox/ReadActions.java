package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the panel's endpoints tell of plans, sorts and the server. */
final class ReadActions {
  private final PanelState state;
  private final BtServer bt;

  ReadActions(PanelState state, BtServer bt) {
    this.state = state;
    this.bt = bt;
  }

  JsonNode plans() {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    state.plans.values().forEach(plan -> rows.add(plan.json()));
    return rows;
  }

  JsonNode plan(Params params) {
    if (!params.has("id")) {
      throw new Refusal("请求错误");
    }
    PlanRow plan = state.plans.get(params.number("id"));
    if (plan == null) {
      throw new Crash("Creating default object from empty value");
    }
    return plan.json();
  }

  JsonNode sorts() {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    state.sorts.forEach((id, name) -> rows.addObject().put("id", id).put("name", name));
    return rows;
  }

  JsonNode domainPools() {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    state.domainPools.keySet().forEach(id -> pool(rows.addObject(), id));
    return rows;
  }

  JsonNode ipPools() {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    pool(rows.addObject(), 1).put("ip_count", 0).put("ip_sys", 0);
    return rows;
  }

  private static ObjectNode pool(ObjectNode row, long id) {
    String name = "pool" + id;
    row.put("id", id).put("name", name).put("tag", name).put("content", name);
    row.put("createtime", 1_597_303_276).put("updatetime", 1_597_303_276).putNull("deletetime");
    return row.put("status", "normal").put("status_text", "正常");
  }

  JsonNode phpVersions() {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    rows.addObject().put("id", "00").put("name", "纯静态");
    rows.addObject().put("id", "72").put("name", "72");
    rows.addObject().put("id", "56").put("name", "56");
    return rows;
  }

  JsonNode deployments() {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    rows.addObject().put("id", "wordpress").put("name", "WordPress5.0");
    return rows;
  }

  JsonNode server() {
    try {
      bt.load();
    } catch (BtDown e) {
      throw new Refusal("服务器连接失败");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putObject("load").put("one", 0.1).put("five", 0.1).put("fifteen", 0.1);
    return answer;
  }
}
