package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/** What the panel's endpoints do to single hosts. */
final class HostActions {
  static final String NO_HOST = "主机不存在";
  static final String BAD_DATE = "时间格式错误，请严格按照Y-m-d格式传递";

  private static final JsonNode NULL = JsonNodeFactory.instance.nullNode();
  private static final LocalDate LATEST = LocalDate.of(2038, 1, 18);
  private final PanelState state;
  private final BtServer bt;
  private final Quirks quirks;
  private final SandboxClock clock;
  private final Switches switches;
  private final Measuring measuring;

  HostActions(
      PanelState state,
      BtServer bt,
      Quirks quirks,
      SandboxClock clock,
      Switches switches,
      Measuring measuring) {
    this.state = state;
    this.bt = bt;
    this.quirks = quirks;
    this.clock = clock;
    this.switches = switches;
    this.measuring = measuring;
  }

  private Host host(Params params, String missing) {
    if (!params.has("id")) {
      throw new Refusal(missing);
    }
    return state.visible(params.number("id")).orElseThrow(() -> new Refusal(NO_HOST));
  }

  Host asked(Params params) {
    return host(params, "错误的请求");
  }

  private Host askedToo(Params params) {
    return host(params, "请求错误");
  }

  JsonNode info(Params params) {
    Host host = asked(params);
    ObjectNode row = host.json();
    row.put("default_analysis", host.btName);
    ArrayNode sql = row.putArray("sql");
    if (host.sql) {
      sql.add(account(host).put("database", host.account).putNull("console").put("type", "bt"));
    }
    if (host.ftp) {
      row.set("ftp", account(host));
    } else {
      row.putNull("ftp");
    }
    ObjectNode domain = row.putArray("domain").addObject();
    domain.put("id", host.id).put("domain", host.btName).put("vhost_id", host.id);
    domain.put("domain_id", 1).put("dir", "/").put("status", "1");
    return row;
  }

  private static ObjectNode account(Host host) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", host.id).put("vhost_id", host.id).put("username", host.account);
    row.put("password", host.password).put("status", "normal").put("status_text", "正常");
    return row;
  }

  JsonNode list(Params params) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    state.hosts.stream()
        .filter(host -> !host.recycled())
        .filter(
            host ->
                params.any("user_id").isEmpty()
                    || params.any("user_id").equals(Long.toString(host.userId)))
        .filter(
            host ->
                params.any("sort_id").isEmpty()
                    || params.any("sort_id").equals(Long.toString(host.sortId)))
        .sorted(Comparator.comparingLong(Host::id))
        .forEach(host -> rows.add(host.json()));
    return rows;
  }

  JsonNode status(Params params) {
    Host host = asked(params);
    Optional<Site> site;
    try {
      site = bt.exact(host.btName, host.btId);
    } catch (BtDown e) {
      throw new Refusal("服务器连接失败");
    }
    boolean running = site.orElseThrow(() -> new Refusal("Failed to get site information")).running;
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return answer.put("loca", host.status).put("server", running ? "1" : "0");
  }

  JsonNode turn(Params params, String status) {
    switches.turn(asked(params), status);
    return NULL;
  }

  JsonNode recycle(Params params) {
    Host host = askedToo(params);
    switches.recycle(host);
    return NULL;
  }

  JsonNode recover(Params params) {
    if (!params.has("id")) {
      throw new Refusal("请求错误");
    }
    Host host = state.any(params.number("id")).orElseThrow(() -> new Refusal(NO_HOST));
    if (bt.isDead()) {
      throw new Refusal("");
    }
    if (quirks.isOn(Quirk.RECOVERY_STARTS) || host.status.equals("normal")) {
      switches.webStart(host);
    }
    host.deletedAt = 0;
    return NULL;
  }

  JsonNode endtime(Params params) {
    Host host = askedToo(params);
    LocalDate day = params.day("endtime").orElseThrow(() -> new Refusal(BAD_DATE));
    try {
      boolean once = bt.setEdate(host.btId, day.toString());
      boolean twice = bt.setEdate(host.btId, day.toString());
      if (!once || !twice) {
        throw new Refusal(null);
      }
    } catch (BtDown e) {
      throw new Refusal(null);
    }
    if (day.isAfter(LATEST)) {
      throw new Crash("SQLSTATE[22003]: Out of range value for column 'endtime'");
    }
    host.endtime = day.atStartOfDay(SandboxClock.ZONE).toEpochSecond();
    host.updatedAt = clock.epoch();
    return JsonNodeFactory.instance.textNode(day.toString());
  }

  JsonNode edit(Params params) {
    Host host = askedToo(params);
    editDate(host, params);
    host.sortId = edited(params, "sort_id", (int) host.sortId);
    host.audit = edited(params, "is_audit", host.audit);
    host.subBind = edited(params, "sub_bind", host.subBind);
    host.siteMax = edited(params, "site_max", host.siteMax);
    host.sqlMax = edited(params, "sql_max", host.sqlMax);
    host.flowMax = edited(params, "flow_max", host.flowMax);
    host.domainMax = edited(params, "domain_max", host.domainMax);
    host.webBackNum = edited(params, "web_back_num", host.webBackNum);
    host.sqlBackNum = edited(params, "sql_back_num", host.sqlBackNum);
    if (params.has("status")) {
      editStatus(host, params.posted("status"));
    }
    return host.json();
  }

  /** A bad date stops everything else; a BT that does not take it stops nothing. */
  private void editDate(Host host, Params params) {
    if (!params.has("endtime")) {
      return;
    }
    LocalDate day = params.day("endtime").orElseThrow(() -> new Refusal(BAD_DATE));
    if (!bt.isDead()) {
      bt.setEdate(host.btId, day.toString());
    }
    host.endtime = day.atStartOfDay(SandboxClock.ZONE).toEpochSecond();
  }

  private int edited(Params params, String name, int now) {
    if (!params.has(name)) {
      return now;
    }
    int given = (int) params.number(name);
    return given == 0 && quirks.isOn(Quirk.EDIT_IGNORES_ZERO) ? now : given;
  }

  private void editStatus(Host host, String status) {
    if (!status.matches("normal|stop|locked|expired|excess|error")) {
      switches.webStop(host);
      throw new Crash("SQLSTATE[01000]: Data truncated for column 'status'");
    }
    switches.turn(host, status);
  }

  JsonNode update(Params params) {
    Host host = asked(params);
    PlanRow plan = state.plans.get(params.number("plan_id"));
    if (plan == null) {
      throw new Refusal("套餐不存在");
    }
    int connections = plan.number("perserver");
    if (connections != host.perserver) {
      boolean limited = bt.setLimitNet(host.btId, connections, plan.number("limit_rate"));
      if (!limited && (connections > 0 || quirks.isOn(Quirk.UNTHROTTLING_CRASHES))) {
        throw new Crash("并发限制，IP限制，流量限制必需大于0");
      }
      if (!limited) {
        bt.closeLimitNet(host.btId);
      }
    }
    host.siteMax = plan.number("site_max");
    host.sqlMax = plan.number("sql_max");
    host.flowMax = plan.number("flow_max");
    host.domainMax = plan.number("domain_num");
    host.webBackNum = plan.number("web_back_num");
    host.sqlBackNum = plan.number("sql_back_num");
    host.perserver = connections;
    host.limitRate = plan.number("limit_rate");
    host.updatedAt = clock.epoch();
    return host.updated();
  }

  JsonNode speed(Params params) {
    Host host = asked(params);
    int connections = (int) params.number("perserver");
    int rate = (int) params.number("limit_rate");
    if (connections <= 0 || rate <= 0) {
      throw new Refusal("错误的请求");
    }
    if (!bt.isDead()) {
      bt.setLimitNet(host.btId, connections, rate);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return answer.put("perserver", connections).put("limit_rate", rate);
  }

  JsonNode speedOff(Params params) {
    Host host = asked(params);
    try {
      bt.closeLimitNet(host.btId);
    } catch (BtDown e) {
      throw new Refusal("请求失败");
    }
    return NULL;
  }

  JsonNode resource(Params params) {
    return measuring.measure(asked(params));
  }

  JsonNode sync(Params params) {
    Host host = asked(params);
    Optional<Site> site;
    try {
      site = bt.search(host.btName);
    } catch (BtDown e) {
      throw new Refusal("服务器连接失败");
    }
    Site found = site.orElseThrow(() -> new Refusal("Failed to get site information"));
    if (!found.edate.equals(host.endsOn().toString())) {
      bt.setEdate(
          host.btId,
          quirks.isOn(Quirk.SYNC_DAMAGES_END_DATE)
              ? Long.toString(host.btId)
              : host.endsOn().toString());
    }
    boolean wanted = host.status.equals("normal");
    if (found.running != wanted) {
      if (wanted) {
        switches.webStart(host);
      } else {
        switches.webStop(host);
      }
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return answer
        .put("bt_id", host.btId)
        .put("endtime", host.endsOn().toString())
        .put("status", wanted ? "1" : "0")
        .put("hostStatus", host.status);
  }
}
