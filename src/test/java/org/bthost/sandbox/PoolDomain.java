package org.bthost.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A domain of a pool, under which hosts are built. */
record PoolDomain(long id, long pool, String name) {
  private static final long SET_UP = 1_700_000_000;

  ObjectNode json() {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", id).put("domain", name).put("domainpools_id", pool);
    row.put("dnspod", "0").put("dnspod_id", 0);
    return standing(row).put("dnspod_text", "Dnspod 0");
  }

  /** The columns that every row of the panel's settings has. */
  static ObjectNode standing(ObjectNode row) {
    row.put("createtime", SET_UP).put("updatetime", SET_UP).putNull("deletetime");
    return row.put("status", "normal").put("status_text", "正常");
  }

  @Override
  public String toString() {
    return name;
  }
}
