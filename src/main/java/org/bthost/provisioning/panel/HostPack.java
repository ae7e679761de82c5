package org.bthost.provisioning.panel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Limits of a host that is built without a plan: host_build's {@code pack[...]}. 0 = no limit.
 *
 * @param siteMax MiB
 * @param sqlMax MiB
 * @param flowMax MiB in a month
 * @param perserver concurrent connections
 * @param limitRate KB/s of each request
 */
public record HostPack(
    int siteMax,
    int sqlMax,
    int flowMax,
    int domains,
    int webBackups,
    int sqlBackups,
    int perserver,
    int limitRate,
    boolean database,
    boolean ftp,
    OptionalLong domainPoolId) {

  Map<String, String> parameters() {
    var pack = new LinkedHashMap<String, String>();
    pack.put("pack[site_max]", Integer.toString(siteMax));
    pack.put("pack[sql_max]", Integer.toString(sqlMax));
    pack.put("pack[flow_max]", Integer.toString(flowMax));
    pack.put("pack[domain_num]", Integer.toString(domains));
    pack.put("pack[web_back_num]", Integer.toString(webBackups));
    pack.put("pack[sql_back_num]", Integer.toString(sqlBackups));
    pack.put("pack[perserver]", Integer.toString(perserver));
    pack.put("pack[limit_rate]", Integer.toString(limitRate));
    pack.put("pack[sql]", database ? "MySQL" : "none");
    pack.put("pack[ftp]", ftp ? "1" : "0");
    domainPoolId.ifPresent(id -> pack.put("pack[domainpools_id]", Long.toString(id)));
    return pack;
  }
}
