package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Measures hosts by what BT says, and takes what it says nothing of for zero. */
final class Measuring {
  private final BtServer bt;
  private final Quirks quirks;
  private final SandboxClock clock;
  private final Switches switches;

  Measuring(BtServer bt, Quirks quirks, SandboxClock clock, Switches switches) {
    this.bt = bt;
    this.quirks = quirks;
    this.clock = clock;
    this.switches = switches;
  }

  /** Measures a host, as host_resource and the panel's cron do. */
  JsonNode measure(Host host) {
    long size;
    try {
      size = bt.measure(host.btName);
    } catch (BtDown e) {
      size = 0;
    }
    host.siteSize = size;
    host.checkedAt = clock.epoch();
    if (quirks.isOn(Quirk.MEASURING_CHANGES_STATUS)) {
      boolean over = host.siteMax > 0 && size > host.siteMax;
      if (over) {
        switches.turn(host, "excess");
      } else if (host.status.equals("excess")) {
        switches.turn(host, "normal");
      }
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putObject("size").put("sqlsize", 0).put("websize", size).put("total_size", 0);
    answer
        .putObject("max")
        .put("site", host.siteMax)
        .put("flow", host.flowMax)
        .put("sql", host.sqlMax);
    return answer;
  }
}
