package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** What the panel does to a host's limits, one by one or by a plan. */
final class HostLimits {
  private final PanelState state;
  private final Hosts hosts;
  private final BtServer bt;
  private final Quirks quirks;
  private final SandboxClock clock;
  private final Switches switches;

  HostLimits(
      PanelState state,
      Hosts hosts,
      BtServer bt,
      Quirks quirks,
      SandboxClock clock,
      Switches switches) {
    this.state = state;
    this.hosts = hosts;
    this.bt = bt;
    this.quirks = quirks;
    this.clock = clock;
    this.switches = switches;
  }

  JsonNode edit(Params params) {
    Host host = hosts.visibleToo(params);
    Optional<LocalDate> day = day(params);
    editSort(host, params);
    day.ifPresent(end -> editEnd(host, end));
    edit(params, "site_max", value -> host.siteMax = value);
    edit(params, "flow_max", value -> host.flowMax = value);
    edit(params, "sql_max", value -> host.sqlMax = value);
    edit(params, "domain_max", value -> host.domainMax = value);
    edit(params, "web_back_num", value -> host.webBackNum = value);
    edit(params, "sql_back_num", value -> host.sqlBackNum = value);
    edit(params, "is_audit", value -> host.audit = value);
    edit(params, "sub_bind", value -> host.subBind = value);
    if (params.has("status")) {
      editStatus(host, params.posted("status"));
    }
    host.updatedAt = clock.epoch();
    ObjectNode row = host.json(state.addresses);
    edit(params, "sub_bind", value -> row.put("sub_bind", value));
    return row;
  }

  /** A bad date stops everything else. */
  private static Optional<LocalDate> day(Params params) {
    Optional<LocalDate> day = params.day("endtime");
    if (day.isEmpty() && params.has("endtime")) {
      throw new Refusal(HostActions.BAD_DATE);
    }
    return day;
  }

  private void editEnd(Host host, LocalDate day) {
    ignoring(() -> bt.web().setEdate(host.btId, day.toString()));
    host.endtime = day.atStartOfDay(SandboxClock.ZONE).toEpochSecond();
  }

  private void editSort(Host host, Params params) {
    edit(
        params,
        "sort_id",
        sort -> {
          ignoring(() -> bt.web().sort(host.btId, sort));
          host.sortId = sort;
        });
  }

  private static void ignoring(Runnable question) {
    try {
      question.run();
    } catch (BtDown | BtRefusal ignored) {
      // The panel does not look at what BT answered.
    }
  }

  private void edit(Params params, String name, IntConsumer column) {
    int given = (int) params.number(name);
    boolean zero = params.has(name) && !quirks.isOn(Quirk.EDIT_IGNORES_ZERO);
    if (given != 0 || zero) {
      column.accept(given);
    }
  }

  private void editStatus(Host host, String status) {
    if (!List.of("normal", "stop", "locked", "expired", "excess", "error").contains(status)) {
      if (quirks.isOn(Quirk.BAD_STATUS_STOPS_FIRST)) {
        switches.web(host, false);
      }
      throw new Crash("SQLSTATE[01000]: Warning: 1265 Data truncated for column 'status'");
    }
    switches.turn(host, status);
  }

  JsonNode update(Params params) {
    if (!params.has("plan_id")) {
      throw new Refusal(Hosts.BAD_REQUEST);
    }
    Host host = hosts.visible(params);
    PlanRow plan = state.plans.get(params.number("plan_id"));
    if (plan == null) {
      throw new Refusal("套餐不存在");
    }
    if (plan.number("perserver") != host.perserver) {
      limit(host, plan.number("perserver"), plan.number("limit_rate"));
    }
    host.siteMax = plan.number("site_max");
    host.sqlMax = plan.number("sql_max");
    host.flowMax = plan.number("flow_max");
    host.domainMax = plan.number("domain_num");
    host.webBackNum = plan.number("web_back_num");
    host.sqlBackNum = plan.number("sql_back_num");
    host.audit = plan.number("domain_audit");
    host.perserver = plan.number("perserver");
    host.limitRate = plan.number("limit_rate");
    host.updatedAt = clock.epoch();
    return host.updated(state.addresses);
  }

  private void limit(Host host, int connections, int rate) {
    if (connections == 0 && !quirks.isOn(Quirk.UNTHROTTLING_CRASHES)) {
      bt.web().closeLimitNet(host.btId);
      return;
    }
    try {
      bt.web().setLimitNet(host.btId, connections, rate);
    } catch (BtRefusal e) {
      throw new Crash(e.getMessage());
    }
  }

  JsonNode speed(Params params) {
    Host host = hosts.visible(params);
    int connections = (int) params.number("perserver");
    int rate = (int) params.number("limit_rate");
    if (connections <= 0 || rate <= 0) {
      throw new Refusal(Hosts.BAD_REQUEST);
    }
    ignoring(() -> bt.web().setLimitNet(host.btId, connections, rate));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return answer.put("perserver", connections).put("limit_rate", rate);
  }

  JsonNode speedOff(Params params) {
    Host host = hosts.visible(params);
    try {
      bt.web().closeLimitNet(host.btId);
    } catch (BtDown | BtRefusal e) {
      throw new Refusal("请求失败");
    }
    return JsonNodeFactory.instance.nullNode();
  }
}
