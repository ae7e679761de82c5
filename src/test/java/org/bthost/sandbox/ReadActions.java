package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** What the panel's endpoints tell of plans, pools and the server. */
final class ReadActions {
  private final PanelState state;
  private final BtServer bt;
  private final Quirks quirks;

  ReadActions(PanelState state, BtServer bt, Quirks quirks) {
    this.state = state;
    this.bt = bt;
    this.quirks = quirks;
  }

  JsonNode plans() {
    return rows(state.plans.values().stream().map(PlanRow::json).toList());
  }

  JsonNode plan(Params params) {
    required(params, "id");
    PlanRow plan = state.plans.get(params.number("id"));
    if (plan == null) {
      throw quirks.isOn(Quirk.UNKNOWN_ID_CRASHES)
          ? new Crash("Creating default object from empty value")
          : new Refusal("套餐不存在");
    }
    return plan.json();
  }

  JsonNode domainPools() {
    return rows(List.of(pool(1), pool(2)));
  }

  JsonNode domains(Params params) {
    required(params, "domainpools_id");
    return rows(
        state.domainsOfPool(params.number("domainpools_id")).stream()
            .map(PoolDomain::json)
            .toList());
  }

  JsonNode domain(Params params) {
    required(params, "id");
    return orNull(
        state.poolDomains.stream()
            .filter(domain -> domain.id() == params.number("id"))
            .map(PoolDomain::json)
            .findFirst());
  }

  /** Both counts are the same: how many are free no one computes. */
  JsonNode ipPools() {
    return rows(
        List.of(1L, 2L).stream()
            .map(
                id -> {
                  int addresses = state.addressesOfPool(id).size();
                  return pool(id).put("ip_count", addresses).put("ip_sys", addresses);
                })
            .toList());
  }

  JsonNode addresses(Params params) {
    required(params, "ippools_id");
    return rows(
        state.addressesOfPool(params.number("ippools_id")).stream().map(IpAddress::json).toList());
  }

  JsonNode address(Params params) {
    required(params, "id");
    return orNull(
        state.addresses.stream()
            .filter(address -> address.id() == params.number("id"))
            .map(IpAddress::json)
            .findFirst());
  }

  JsonNode phpVersions() {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    bt.phpVersions()
        .forEach(id -> rows.addObject().put("id", id).put("name", id.equals("00") ? "纯静态" : id));
    return rows;
  }

  JsonNode deployments() {
    bt.deployments();
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
    answer.putObject("mem").put("memTotal", 2000).put("memFree", 1000);
    answer.putArray("cpu").add(1).add(2);
    return answer.put("down", 1).put("up", 1);
  }

  private static ObjectNode pool(long id) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", id).put("name", "pool" + id).put("tag", "p" + id).put("content", "pool " + id);
    return PoolDomain.standing(row);
  }

  private static JsonNode rows(List<ObjectNode> all) {
    return JsonNodeFactory.instance.arrayNode().addAll(all);
  }

  private JsonNode orNull(Optional<ObjectNode> row) {
    if (row.isEmpty() && !quirks.isOn(Quirk.UNKNOWN_ID_IS_NULL)) {
      throw new Refusal("请求的数据不存在");
    }
    return row.<JsonNode>map(found -> found).orElse(JsonNodeFactory.instance.nullNode());
  }

  private static void required(Params params, String name) {
    if (!params.has(name)) {
      throw new Refusal(Hosts.BAD_REQUEST_TOO);
    }
  }
}
