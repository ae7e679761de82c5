package org.bthost.provisioning.panel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.bthost.provisioning.panel.wire.Row;

/**
 * The panel's row of a host.
 *
 * @param siteName BT's name of the site: the username, a dot, a domain of the plan's pool
 * @param endsOn the day at whose start, in the panel's zone, the host expires
 * @param checkedAt when the panel last measured the host; empty = never, and then its cron never
 *     will
 * @param perserver concurrent connections, as last set by host_update; 0 after a build
 * @param limitRate KB/s, as last set by host_update; 0 after a build
 */
public record HostRow(
    long id,
    long userId,
    String siteName,
    HostState state,
    LocalDate endsOn,
    Sizes used,
    Sizes most,
    int domains,
    int webBackups,
    int sqlBackups,
    int perserver,
    int limitRate,
    Optional<Instant> checkedAt) {

  /** Sizes of site, database and traffic of the month, in MiB. */
  public record Sizes(int site, int database, int flow) {}

  static HostRow read(Row row) {
    return new HostRow(
        row.id("id"),
        row.number("user_id"),
        row.text("bt_name"),
        HostState.of(row.text("status")),
        row.day("endtime"),
        new Sizes(row.integer("site_size"), row.integer("sql_size"), row.integer("flow_size")),
        new Sizes(row.integer("site_max"), row.integer("sql_max"), row.integer("flow_max")),
        row.integer("domain_max"),
        row.integer("web_back_num"),
        row.integer("sql_back_num"),
        row.integer("perserver"),
        row.integer("limit_rate"),
        row.instant("check_time"));
  }
}
