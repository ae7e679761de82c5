package org.bthost.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan of the panel, or the pack of one build; its values are texts, as the panel keeps them. */
public final class PlanRow {
  final long id;
  final String name;
  boolean hidden;
  final Map<String, String> value = new LinkedHashMap<>();

  /** A plan as an administrator gets it if he changes nothing. */
  PlanRow(long id, String name) {
    this.id = id;
    this.name = name;
    set("type", "btpanel").set("name", name).set("sql", "MySQL").set("ftp", 1).set("port", 80);
    set("domain_num", 5).set("web_back_num", 5).set("sql_back_num", 5);
    set("domainpools_id", 1).set("ippools_id", 1).set("ip_num", 0).set("preset_procedure", "");
    set("phpver", "72").set("perserver", 0).set("limit_rate", 0).set("site_max", 200);
    set("sql_max", 100).set("flow_max", 1024).set("domain_audit", 0).set("session", 0);
    set("vsftpd", 0).set("sites_path", "");
  }

  private PlanRow(Map<String, String> pack) {
    id = 0;
    name = "pack";
    value.putAll(pack);
  }

  static PlanRow pack(Map<String, String> pack) {
    return new PlanRow(pack);
  }

  /** Sets one value of the plan. */
  public PlanRow set(String field, Object to) {
    value.put(field, String.valueOf(to));
    return this;
  }

  /** Puts the plan on sale again. */
  public PlanRow show() {
    hidden = false;
    return this;
  }

  /** Takes the plan off sale. */
  public PlanRow hide() {
    hidden = true;
    return this;
  }

  /** Site, database and traffic in MB, and domains; 0 is without limit. */
  public List<Integer> limits() {
    return List.of(number("site_max"), number("sql_max"), number("flow_max"), number("domain_num"));
  }

  String text(String field, String otherwise) {
    return value.getOrDefault(field, otherwise);
  }

  int number(String field) {
    String text = text(field, "0");
    return text.matches("-?\\d+") ? Integer.parseInt(text) : 0;
  }

  /** Shows a value as a text where the plan has it, and as the number 0 where not. */
  void show(ObjectNode row, String column, String field) {
    if (value.containsKey(field)) {
      row.put(column, text(field, ""));
    } else {
      row.put(column, 0);
    }
  }

  ObjectNode json() {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", id).put("name", name);
    ObjectNode values = row.putObject("value");
    value.forEach(values::put);
    PoolDomain.standing(row);
    if (hidden) {
      row.put("status", "hidden").put("status_text", "隐藏");
    }
    return row;
  }
}
