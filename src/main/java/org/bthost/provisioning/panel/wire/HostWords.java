package org.bthost.provisioning.panel.wire;

import java.util.Arrays;
import org.bthost.provisioning.panel.BuiltHost;
import org.bthost.provisioning.panel.FtpAccount;
import org.bthost.provisioning.panel.HostDatabase;
import org.bthost.provisioning.panel.HostDetail;
import org.bthost.provisioning.panel.HostDomain;
import org.bthost.provisioning.panel.HostLimits;
import org.bthost.provisioning.panel.HostRow;
import org.bthost.provisioning.panel.HostState;
import org.bthost.provisioning.panel.HostStatus;
import org.bthost.provisioning.panel.HostUsage;
import org.bthost.provisioning.panel.Measurement;
import org.bthost.provisioning.panel.Secret;
import org.bthost.provisioning.panel.SyncReport;

/** Reads the panel's words about hosts. */
public final class HostWords {
  private HostWords() {}

  /**
   * host_build: the site without status and sizes, its database and FTP account null if refused.
   */
  public static BuiltHost built(Row data) {
    var site = data.child("site");
    return new BuiltHost(
        site.id("id"),
        site.id("user_id"),
        site.id("bt_id"),
        site.name("bt_name"),
        site.day("endtime"),
        limits(site),
        data.optionalChild("sql").map(HostWords::database),
        data.optionalChild("ftp").map(HostWords::ftp));
  }

  /** host_info. */
  public static HostDetail detail(Row data) {
    return new HostDetail(
        row(data),
        data.children("sql").stream().map(HostWords::database).toList(),
        data.optionalChild("ftp").map(HostWords::ftp),
        data.children("domain").stream().map(HostWords::domain).toList());
  }

  /** The columns of a host, as host_list, host_info, host_edit and host_update show them. */
  public static HostRow row(Row row) {
    return new HostRow(
        row.id("id"),
        row.id("user_id"),
        row.number("sort_id"),
        row.id("bt_id"),
        row.name("bt_name"),
        state(row.text("status")),
        row.day("endtime"),
        new HostUsage(row.decimal("site_size"), row.decimal("sql_size"), row.decimal("flow_size")),
        limits(row),
        row.instant("check_time"),
        row.instant("createtime"),
        row.text("notice"));
  }

  /** host_status: the row's word, and the server's, 1 or 0. */
  public static HostStatus status(Row data) {
    return new HostStatus(state(data.name("loca")), data.id("server") == 1);
  }

  /** host_resource. */
  public static Measurement measurement(Row data) {
    var size = data.child("size");
    var max = data.child("max");
    return new Measurement(
        new HostUsage(size.decimal("websize"), size.decimal("sqlsize"), size.decimal("total_size")),
        max.number("site"),
        max.number("sql"),
        max.number("flow"));
  }

  /** host_sync. */
  public static SyncReport sync(Row data) {
    return new SyncReport(
        data.id("bt_id"),
        data.day("endtime"),
        data.id("status") == 1,
        state(data.text("hostStatus")));
  }

  /** A database with its login; fresh ones have no console and status yet. */
  public static HostDatabase database(Row row) {
    return new HostDatabase(
        row.id("id"),
        row.id("vhost_id"),
        row.text("database"),
        row.text("username"),
        new Secret(row.text("password")),
        row.text("console"),
        row.active());
  }

  /** An FTP account. */
  public static FtpAccount ftp(Row row) {
    return new FtpAccount(
        row.id("id"),
        row.id("vhost_id"),
        row.text("username"),
        new Secret(row.text("password")),
        row.active());
  }

  /** A bound domain; its status is 1 or 0, as number or text. */
  public static HostDomain domain(Row row) {
    return new HostDomain(
        row.id("id"), row.id("vhost_id"), row.name("domain"), row.text("dir"), row.active());
  }

  private static HostLimits limits(Row row) {
    return new HostLimits(
        row.number("site_max"),
        row.number("sql_max"),
        row.number("flow_max"),
        row.number("domain_max"),
        row.number("web_back_num"),
        row.number("sql_back_num"),
        row.flag("is_audit"),
        row.flag("sub_bind"),
        row.number("perserver"),
        row.number("limit_rate"));
  }

  private static HostState state(String word) {
    return Arrays.stream(HostState.values())
        .filter(state -> state.name().equalsIgnoreCase(word))
        .findFirst()
        .orElse(HostState.UNRECOGNISED);
  }
}
