package org.bthost.provisioning.panel;

import org.bthost.provisioning.panel.wire.Row;

/**
 * A plan of the panel. 0 = no limit.
 *
 * @param hidden whether host_build refuses it
 * @param most MiB
 * @param perserver concurrent connections
 * @param limitRate KB/s of each request
 */
public record Plan(
    long id,
    String name,
    boolean hidden,
    HostRow.Sizes most,
    int domains,
    int webBackups,
    int sqlBackups,
    int perserver,
    int limitRate,
    boolean database,
    boolean ftp) {

  static Plan read(Row row) {
    Row value = row.row("value").orElse(row);
    String sql = value.text("sql");
    return new Plan(
        row.id("id"),
        row.text("name"),
        row.text("status").equals("hidden"),
        new HostRow.Sizes(
            value.integer("site_max"), value.integer("sql_max"), value.integer("flow_max")),
        value.integer("domain_num"),
        value.integer("web_back_num"),
        value.integer("sql_back_num"),
        value.integer("perserver"),
        value.integer("limit_rate"),
        !sql.isEmpty() && !sql.equals("none"),
        value.flag("ftp"));
  }
}
