package org.bthost.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** host_build, step by step in the panel's order, with nothing put right after a failure. */
final class Build {
  private static final LocalDate LATEST = LocalDate.of(2038, 1, 18);
  private final PanelState state;
  private final BtServer bt;
  private final Quirks quirks;
  private final SandboxClock clock;
  private final Chance chance;

  Build(PanelState state, BtServer bt, Quirks quirks, SandboxClock clock, Chance chance) {
    this.state = state;
    this.bt = bt;
    this.quirks = quirks;
    this.clock = clock;
    this.chance = chance;
  }

  ObjectNode build(Params params) {
    LocalDate endsOn = params.day("endtime").orElseThrow(() -> new Refusal(HostActions.BAD_DATE));
    askBt();
    PlanRow plan = plan(params);
    List<PoolDomain> pool = state.domainsOfPool(plan.number("domainpools_id"));
    if (pool.isEmpty()) {
      throw new Refusal("域名池中无可用域名");
    }
    String account = account(params);
    PoolDomain under = chance.choice(pool);
    String domain = plan.text("domains", account + "." + under);
    Host host = row(params, plan, account, domain, endsOn);
    BtWeb.Order order = order(params, plan, host);
    Site site = addSite(order);
    host.btId = site.id;
    Optional<BtAccount> database = bt.logins().addDatabase(order);
    Optional<BtAccount> ftp = bt.logins().addFtp(order);
    try {
      finish(site, plan, endsOn);
      insertable(params, endsOn);
    } catch (Refusal | Crash failed) {
      if (!quirks.isOn(Quirk.BUILD_LEAVES_ORPHANS)) {
        bt.web().delete(site, account);
      }
      throw failed;
    }
    state.insert(host, under, database, ftp);
    return answer(params, plan, host);
  }

  private void askBt() {
    try {
      bt.getConfig();
    } catch (BtDown e) {
      throw new Refusal("");
    } catch (BtRefusal e) {
      throw new Refusal(e.getMessage());
    }
  }

  private PlanRow plan(Params params) {
    if (params.has("plans_id")) {
      return Optional.ofNullable(state.plans.get(params.number("plans_id")))
          .filter(plan -> !plan.hidden)
          .orElseThrow(() -> new Refusal(""));
    }
    var pack = new LinkedHashMap<String, String>();
    params.all().keySet().stream()
        .filter(name -> name.startsWith("pack["))
        .map(name -> name.substring(5, name.length() - 1))
        .forEach(name -> pack.put(name, params.pack(name)));
    if (pack.isEmpty()) {
      throw new Refusal("");
    }
    return PlanRow.pack(pack);
  }

  private String account(Params params) {
    String given = params.has("username") ? params.posted("username") : chance.name(6);
    return given.toLowerCase(Locale.ROOT);
  }

  private Host row(Params params, PlanRow plan, String account, String name, LocalDate endsOn) {
    var host = new Host();
    host.account = account;
    host.btName = name;
    host.userId = params.has("user_id") ? params.number("user_id") : 1;
    host.sortId = params.has("sort_id") ? params.number("sort_id") : 1;
    host.password = chance.password(12);
    host.endtime = endsOn.atStartOfDay(SandboxClock.ZONE).toEpochSecond();
    host.createdAt = clock.epoch();
    host.updatedAt = clock.epoch();
    host.siteMax = plan.number("site_max");
    host.sqlMax = plan.number("sql_max");
    host.flowMax = plan.number("flow_max");
    host.domainMax = plan.number("domain_num");
    host.webBackNum = plan.number("web_back_num");
    host.sqlBackNum = plan.number("sql_back_num");
    host.audit = plan.number("domain_audit");
    host.subBind = plan.number("sub_bind");
    host.addresses = addresses(plan);
    if (!quirks.isOn(Quirk.BUILD_FORGETS_THROTTLE)) {
      host.perserver = plan.number("perserver");
      host.limitRate = plan.number("limit_rate");
    }
    return host;
  }

  /** The last so many addresses of the plan's pool. */
  private List<String> addresses(PlanRow plan) {
    List<IpAddress> pool = state.addressesOfPool(plan.number("ippools_id"));
    return new ArrayList<>(
        pool.stream()
            .skip(Math.max(0, pool.size() - plan.number("ip_num")))
            .map(address -> Long.toString(address.id()))
            .toList());
  }

  private static BtWeb.Order order(Params params, PlanRow plan, Host host) {
    String path = "/www/wwwroot/" + host.account;
    return new BtWeb.Order(
        host.btName,
        params.has("WebGetKey") ? params.posted("WebGetKey") : path,
        plan.text("phpver", "00"),
        host.account,
        plan.number("ftp") == 1,
        !plan.text("sql", "none").equals("none"),
        host.password);
  }

  private Site addSite(BtWeb.Order order) {
    try {
      return bt.web().addSite(order);
    } catch (BtDown e) {
      throw new Refusal("网站创建失败|{\"btinfo\":null}");
    } catch (BtRefusal refused) {
      throw new Refusal(
          "主机创建失败->"
              + refused.getMessage()
              + "|{\"webname\":\""
              + order.name()
              + "\",\"datapassword\":\""
              + order.password()
              + "\"}");
    }
  }

  private void finish(Site site, PlanRow plan, LocalDate endsOn) {
    try {
      bt.web().setEdate(site.id, endsOn.toString());
    } catch (BtDown | BtRefusal e) {
      throw new Refusal("开通时间设置失败|\"" + endsOn + "\"");
    }
    int connections = plan.number("perserver");
    if (connections == 0) {
      return;
    }
    int rate = plan.number("limit_rate");
    String sent = "|{\"info\":[%d,\"%d\",25,\"%d\"]}".formatted(site.id, connections, rate);
    try {
      bt.web().setLimitNet(site.id, connections, rate);
    } catch (BtRefusal e) {
      throw new Refusal(e.getMessage() + sent);
    } catch (BtDown e) {
      throw new Refusal(sent);
    }
  }

  /** The panel looks at neither number nor at a far day; its database does. */
  private static void insertable(Params params, LocalDate endsOn) {
    if (endsOn.isAfter(LATEST)) {
      throw new Crash(HostActions.TOO_LATE);
    }
    for (String name : List.of("user_id", "sort_id")) {
      if (params.has(name) && !params.posted(name).matches("-?\\d+")) {
        throw new Crash(
            "SQLSTATE[22007]: Invalid datetime format: 1366 Incorrect integer value: '"
                + params.posted(name)
                + "' for column '"
                + name
                + "'");
      }
    }
  }

  private ObjectNode answer(Params params, PlanRow plan, Host host) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode site = answer.putObject("site");
    owner(site, params, "user_id", host.userId);
    owner(site, params, "sort_id", host.sortId);
    site.put("bt_id", host.btId).put("bt_name", host.btName);
    plan.show(site, "site_max", "site_max");
    plan.show(site, "sql_max", "sql_max");
    plan.show(site, "flow_max", "flow_max");
    plan.show(site, "is_audit", "domain_audit");
    plan.show(site, "is_vsftpd", "vsftpd");
    plan.show(site, "domain_max", "domain_num");
    plan.show(site, "web_back_num", "web_back_num");
    plan.show(site, "sql_back_num", "sql_back_num");
    ArrayNode addresses = site.putArray("ip_address");
    host.json(state.addresses).withArray("ip_address").forEach(addresses::add);
    site.put("endtime", host.endtime);
    plan.show(site, "sub_bind", "sub_bind");
    site.put("is_api", 1);
    created(site, host.id, host);
    BoundDomain domain =
        state.domains.stream().filter(row -> row.host() == host).findFirst().orElseThrow();
    ObjectNode bound = answer.putObject("domain");
    bound.put("domain", host.btName);
    id(bound, "vhost_id", host.id);
    bound.put("domain_id", domain.poolDomain()).put("dnspod_record", "");
    bound.put("dnspod_record_id", "").put("dnspod_domain_id", "").put("dir", "/");
    created(bound, domain.id(), host).put("audit_text", "").put("status_text", "");
    login(answer, "sql", host, state.databases);
    login(answer, "ftp", host, state.ftps);
    return answer;
  }

  private void login(ObjectNode answer, String name, Host host, List<Login> rows) {
    Optional<Login> made = rows.stream().filter(row -> row.host == host).findFirst();
    if (made.isEmpty()) {
      answer.putNull(name);
      return;
    }
    ObjectNode login = answer.putObject(name);
    id(login, "vhost_id", host.id);
    if (name.equals("sql")) {
      login.put("database", made.get().username);
    }
    login.put("username", made.get().username).put("password", host.password);
    created(login, made.get().id, host).put("status_text", "");
  }

  private ObjectNode created(ObjectNode row, long id, Host host) {
    row.put("createtime", host.createdAt).put("updatetime", host.updatedAt);
    id(row, "id", id);
    return row;
  }

  /** What was posted comes back as it was posted: a text. */
  private static void owner(ObjectNode site, Params params, String name, long number) {
    if (params.has(name)) {
      site.put(name, params.posted(name));
    } else {
      site.put(name, number);
    }
  }

  private void id(ObjectNode row, String field, long id) {
    if (quirks.isOn(Quirk.CREATED_IDS_ARE_TEXTS)) {
      row.put(field, Long.toString(id));
    } else {
      row.put(field, id);
    }
  }
}
