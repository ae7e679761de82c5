package org.bthost.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The panel's row of a host. */
public final class Host {
  private static final List<String> PLANNED =
      List.of(
          "site_max",
          "flow_max",
          "sql_max",
          "domain_max",
          "is_audit",
          "web_back_num",
          "sql_back_num",
          "perserver",
          "limit_rate");
  long id;
  long userId;
  long sortId;
  long btId;
  String btName = "";
  String account = "";
  String status = "normal";
  long endtime;
  long createdAt;
  long updatedAt;
  long deletedAt;
  long checkedAt;
  int siteMax;
  int sqlMax;
  int flowMax;
  int domainMax;
  int webBackNum;
  int sqlBackNum;
  int perserver;
  int limitRate;
  int audit;
  int subBind;
  long siteSize;
  long sqlSize;
  long flowSize;
  @Nullable String notice;

  /** What the panel keeps of addresses: numbers, and what its faults wrote between them. */
  List<String> addresses = new ArrayList<>();

  String password = "";

  public long id() {
    return id;
  }

  public long userId() {
    return userId;
  }

  public String btName() {
    return btName;
  }

  /** normal, stop, locked, expired, excess or error. */
  public String status() {
    return status;
  }

  public LocalDate endsOn() {
    return Instant.ofEpochSecond(endtime).atZone(SandboxClock.ZONE).toLocalDate();
  }

  public boolean recycled() {
    return deletedAt > 0;
  }

  /** Site, database and traffic in MB, and domains; 0 is without limit. */
  public List<Integer> limits() {
    return List.of(siteMax, sqlMax, flowMax, domainMax);
  }

  public int siteMax() {
    return siteMax;
  }

  public int perserver() {
    return perserver;
  }

  /** Whether bound domains wait for an administrator. */
  public boolean audited() {
    return audit == 1;
  }

  /** Whether a domain may show a folder of the site alone. */
  public boolean showsFolders() {
    return subBind == 1;
  }

  public boolean measured() {
    return checkedAt > 0;
  }

  /** The row as reading calls show it. */
  ObjectNode json(List<IpAddress> known) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", id).put("user_id", userId).put("sort_id", sortId);
    row.put("bt_id", btId).put("bt_name", btName);
    row.put("site_size", siteSize).put("site_max", siteMax);
    row.put("flow_size", flowSize).put("flow_max", flowMax);
    row.put("sql_size", sqlSize).put("sql_max", sqlMax);
    row.set("ip_address", addresses(known));
    row.put("domain_max", domainMax).put("is_audit", audit);
    orNull(row, "check_time", checkedAt);
    row.put("web_back_num", webBackNum).put("sql_back_num", sqlBackNum);
    row.put("perserver", perserver).put("limit_rate", limitRate);
    row.put("is_vsftpd", "0").put("sub_bind", Integer.toString(subBind));
    row.put("notice", notice).put("is_api", 1);
    row.put("createtime", createdAt).put("updatetime", updatedAt);
    orNull(row, "deletetime", deletedAt);
    row.put("endtime", endtime).put("status", status);
    return row;
  }

  /** The row as host_update shows it, with what it read from the plan as texts. */
  ObjectNode updated(List<IpAddress> known) {
    ObjectNode row = json(known);
    for (String field : PLANNED) {
      row.put(field, row.path(field).asText());
    }
    return row;
  }

  private ArrayNode addresses(List<IpAddress> known) {
    ArrayNode shown = JsonNodeFactory.instance.arrayNode();
    known.stream()
        .filter(address -> addresses.contains(Long.toString(address.id())))
        .forEach(address -> shown.add(address.json()));
    return shown;
  }

  private static void orNull(ObjectNode row, String field, long value) {
    if (value == 0) {
      row.putNull(field);
    } else {
      row.put(field, value);
    }
  }
}
