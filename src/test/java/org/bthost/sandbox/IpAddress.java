package org.bthost.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An address of a pool. */
record IpAddress(long id, long pool, String ip, String gateway) {
  ObjectNode json() {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", id).put("ip", ip).put("ippools_id", pool);
    row.put("mask", "255.255.255.0").put("gateway", gateway);
    return PoolDomain.standing(row);
  }
}
