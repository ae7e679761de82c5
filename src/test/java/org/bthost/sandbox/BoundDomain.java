package org.bthost.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The panel's row of a domain of a host.
 *
 * @param poolDomain the domain of a pool that it was made from; 0 for one of the customer's own
 */
record BoundDomain(
    long id, Host host, String domain, long poolDomain, String dir, boolean bound, long at) {
  ObjectNode json() {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", id).put("domain", domain).put("vhost_id", host.id);
    if (poolDomain == 0) {
      row.putNull("domain_id").putNull("dnspod_record");
      row.putNull("dnspod_record_id").putNull("dnspod_domain_id");
    } else {
      row.put("domain_id", poolDomain).put("dnspod_record", "");
      row.put("dnspod_record_id", 0).put("dnspod_domain_id", 0);
    }
    row.put("dir", dir).put("createtime", at).put("updatetime", at).putNull("deletetime");
    return row.put("status", bound ? "1" : "0").put("audit_text", "").put("status_text", "");
  }
}
