package org.bthost.provisioning.panel.wire;

import org.bthost.provisioning.panel.HostLimits;
import org.bthost.provisioning.panel.Plan;
import org.bthost.provisioning.panel.PlanLimits;

/** Reads the panel's words about plans. */
public final class PlanWords {
  private PlanWords() {}

  /** A plan; its limits are an object of strings under other names than a host's. */
  public static Plan plan(Row row) {
    var value = row.child("value");
    return new Plan(row.id("id"), row.text("name"), !row.active(), limits(value));
  }

  private static PlanLimits limits(Row value) {
    return new PlanLimits(
        quotas(value),
        value.text("sql"),
        value.flag("ftp"),
        value.number("domainpools_id"),
        value.number("ippools_id"),
        value.text("phpver"));
  }

  private static HostLimits quotas(Row value) {
    return new HostLimits(
        value.number("site_max"),
        value.number("sql_max"),
        value.number("flow_max"),
        value.number("domain_num"),
        value.number("web_back_num"),
        value.number("sql_back_num"),
        value.flag("domain_audit"),
        value.flag("sub_bind"),
        value.number("perserver"),
        value.number("limit_rate"));
  }
}
