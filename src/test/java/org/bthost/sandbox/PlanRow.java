package org.bthost.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A plan of the panel; its values are texts, as the panel keeps them. */
public final class PlanRow {
  final long id;
  final String name;
  boolean hidden;
  final Map<String, String> value = new LinkedHashMap<>();

  PlanRow(long id, String name, int site, int sql, int flow, int domains, long pool) {
    this.id = id;
    this.name = name;
    set("type", "btpanel").set("name", name).set("sql", "MySQL").set("ftp", "1").set("port", "80");
    set("domain_num", domains).set("web_back_num", 5).set("sql_back_num", 5);
    set("domainpools_id", pool).set("ippools_id", 1).set("ip_num", 0).set("preset_procedure", "");
    set("phpver", "72").set("perserver", 0).set("limit_rate", 0).set("site_max", site);
    set("sql_max", sql).set("flow_max", flow).set("domain_audit", 0).set("session", 0);
    set("vsftpd", 0).set("sites_path", "");
  }

  /** Sets one value of the plan. */
  public PlanRow set(String field, Object to) {
    value.put(field, String.valueOf(to));
    return this;
  }

  int number(String field) {
    return Integer.parseInt(value.getOrDefault(field, "0"));
  }

  ObjectNode json() {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", id).put("name", name);
    ObjectNode values = row.putObject("value");
    value.forEach(values::put);
    row.put("createtime", 1_597_366_074).put("updatetime", 1_600_096_735).putNull("deletetime");
    row.put("status", hidden ? "hidden" : "normal");
    row.put("status_text", hidden ? "隐藏" : "正常");
    return row;
  }
}
