package org.bthost.provisioning.panel;

import java.util.Map;

/**
 * Limits that host_edit is to set; each at least 1, as the panel ignores a 0.
 *
 * @param siteMax MiB
 * @param sqlMax MiB
 * @param flowMax MiB in a month
 */
public record EditHost(
    long id, int siteMax, int sqlMax, int flowMax, int domains, int webBackups, int sqlBackups) {

  Map<String, String> parameters() {
    return Caller.of(
        "id", Long.toString(id),
        "site_max", Integer.toString(siteMax),
        "sql_max", Integer.toString(sqlMax),
        "flow_max", Integer.toString(flowMax),
        "domain_max", Integer.toString(domains),
        "web_back_num", Integer.toString(webBackups),
        "sql_back_num", Integer.toString(sqlBackups));
  }
}
