package org.bthost.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** host_build, step by step in the panel's order, with nothing put right after a failure. */
final class Build {
  private static final LocalDate LATEST = LocalDate.of(2038, 1, 18);
  private final PanelState state;
  private final BtServer bt;
  private final Quirks quirks;
  private final SandboxClock clock;
  private final Random random;

  Build(PanelState state, BtServer bt, Quirks quirks, SandboxClock clock, Random random) {
    this.state = state;
    this.bt = bt;
    this.quirks = quirks;
    this.clock = clock;
    this.random = random;
  }

  ObjectNode build(Params params) {
    LocalDate endsOn = params.day("endtime").orElseThrow(() -> new Refusal(HostActions.BAD_DATE));
    askBt();
    PlanRow plan = plan(params);
    List<String> pool =
        state.domainPools.getOrDefault((long) plan.number("domainpools_id"), List.of());
    if (pool.isEmpty()) {
      throw new Refusal("域名池中无可用域名");
    }
    String account = account(params);
    String domain = pool.get(random.nextInt(pool.size()));
    Host host = row(params, plan, account, account + "." + domain, endsOn);
    Site site = addSite(host);
    host.btId = site.id;
    boolean hasSql =
        !plan.value.getOrDefault("sql", "none").equals("none") && bt.addDatabase(account);
    boolean hasFtp = plan.number("ftp") == 1 && bt.addFtp(account);
    try {
      finish(host, site, plan, endsOn);
      insertable(params);
    } catch (Refusal | Crash failed) {
      if (!quirks.isOn(Quirk.BUILD_LEAVES_ORPHANS)) {
        bt.delete(site, account);
      }
      throw failed;
    }
    host.sql = hasSql;
    host.ftp = hasFtp;
    host.id = state.nextHost();
    state.hosts.add(host);
    return answer(host);
  }

  private void askBt() {
    try {
      bt.getConfig();
    } catch (BtDown e) {
      throw new Refusal("");
    }
  }

  private PlanRow plan(Params params) {
    if (params.has("plans_id")) {
      PlanRow plan = state.plans.get(params.number("plans_id"));
      if (plan == null || plan.hidden) {
        throw new Refusal("");
      }
      return plan;
    }
    if (!params.hasPack()) {
      throw new Refusal("");
    }
    var pack = new PlanRow(0, "pack", 0, 0, 0, 0, 0);
    params.all().keySet().stream()
        .filter(name -> name.startsWith("pack["))
        .map(name -> name.substring(5, name.length() - 1))
        .forEach(name -> pack.set(name, params.pack(name)));
    return pack;
  }

  private String account(Params params) {
    String given = params.posted("username").toLowerCase(Locale.ROOT);
    return given.isEmpty() ? password(6).toLowerCase(Locale.ROOT) : given;
  }

  private String password(int length) {
    String letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  private Host row(Params params, PlanRow plan, String account, String name, LocalDate endsOn) {
    var host = new Host();
    host.account = account;
    host.btName = name;
    host.userId = params.has("user_id") ? params.number("user_id") : 1;
    host.sortId = params.has("sort_id") ? params.number("sort_id") : 1;
    host.password = password(12);
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
    if (!quirks.isOn(Quirk.BUILD_FORGETS_THROTTLE)) {
      host.perserver = plan.number("perserver");
      host.limitRate = plan.number("limit_rate");
    }
    return host;
  }

  private Site addSite(Host host) {
    Optional<Site> site;
    try {
      site = bt.addSite(host.btName, "/www/wwwroot/" + host.account);
    } catch (BtDown e) {
      throw new Refusal("");
    }
    return site.orElseThrow(
        () ->
            new Refusal(
                "主机创建失败->您添加的域名已存在|{\"webname\":\""
                    + host.btName
                    + "\",\"datapassword\":\""
                    + host.password
                    + "\"}"));
  }

  private void finish(Host host, Site site, PlanRow plan, LocalDate endsOn) {
    try {
      if (!bt.setEdate(site.id, endsOn.toString())) {
        throw new Refusal("开通时间设置失败|\"fail\"");
      }
      int connections = plan.number("perserver");
      if (connections != 0 && !bt.setLimitNet(site.id, connections, plan.number("limit_rate"))) {
        throw new Refusal("限速设置失败|" + host.password);
      }
    } catch (BtDown e) {
      throw new Refusal("网站创建失败|{\"btinfo\":null}");
    }
    if (endsOn.isAfter(LATEST)) {
      throw new Crash("SQLSTATE[22003]: Out of range value for column 'endtime'");
    }
  }

  /** The panel looks at neither number; its database does. */
  private static void insertable(Params params) {
    for (String name : List.of("user_id", "sort_id")) {
      if (params.has(name) && !params.posted(name).matches("-?\\d+")) {
        throw new Crash("SQLSTATE[22007]: 1366 Incorrect integer value for column '" + name + "'");
      }
    }
  }

  private ObjectNode answer(Host host) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode site = answer.putObject("site");
    id(site, "user_id", host.userId);
    id(site, "sort_id", host.sortId);
    site.put("bt_id", host.btId).put("bt_name", host.btName);
    site.put("site_max", Integer.toString(host.siteMax));
    site.put("sql_max", Integer.toString(host.sqlMax));
    site.put("flow_max", Integer.toString(host.flowMax));
    site.put("is_audit", Integer.toString(host.audit)).put("is_vsftpd", "0");
    site.put("domain_max", Integer.toString(host.domainMax));
    site.put("web_back_num", Integer.toString(host.webBackNum));
    site.put("sql_back_num", Integer.toString(host.sqlBackNum));
    site.putArray("ip_address");
    site.put("endtime", host.endtime).put("sub_bind", host.subBind).put("is_api", 1);
    site.put("createtime", host.createdAt).put("updatetime", host.updatedAt);
    id(site, "id", host.id);
    ObjectNode domain = answer.putObject("domain");
    domain.put("domain", host.btName);
    id(domain, "vhost_id", host.id);
    domain.put("domain_id", 1).put("dnspod_record", "").put("dnspod_record_id", "");
    domain.put("dnspod_domain_id", "").put("dir", "/");
    domain.put("createtime", host.createdAt).put("updatetime", host.updatedAt);
    id(domain, "id", host.id);
    domain.put("audit_text", "").put("status_text", "");
    account(answer, "sql", host, host.sql);
    account(answer, "ftp", host, host.ftp);
    return answer;
  }

  private void account(ObjectNode answer, String name, Host host, boolean made) {
    if (!made) {
      answer.putNull(name);
      return;
    }
    ObjectNode account = answer.putObject(name);
    id(account, "vhost_id", host.id);
    if (name.equals("sql")) {
      account.put("database", host.account);
    }
    account.put("username", host.account).put("password", host.password);
    account.put("createtime", host.createdAt).put("updatetime", host.updatedAt);
    id(account, "id", host.id);
    account.put("status_text", "");
  }

  private void id(ObjectNode row, String field, long id) {
    if (quirks.isOn(Quirk.CREATED_IDS_ARE_TEXTS)) {
      row.put(field, Long.toString(id));
    } else {
      row.put(field, id);
    }
  }
}
