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
    if (bt.isDead() && !quirks.isOn(Quirk.SILENCE_IS_ZERO)) {
      throw new Refusal("服务器连接失败");
    }
    BtWeb.Sizes sizes = bt.web().measure(host.btName);
    host.siteSize = sizes.files();
    host.sqlSize = sizes.sql();
    host.flowSize = sizes.flow();
    host.checkedAt = clock.epoch();
    if (quirks.isOn(Quirk.MEASURING_CHANGES_STATUS)) {
      if (over(host)) {
        switches.turn(host, "excess");
      } else if (host.status.equals("excess")) {
        switches.turn(host, "normal");
      }
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer
        .putObject("size")
        .put("sqlsize", host.sqlSize)
        .put("websize", host.siteSize)
        .put("total_size", host.flowSize);
    answer
        .putObject("max")
        .put("site", host.siteMax)
        .put("flow", host.flowMax)
        .put("sql", host.sqlMax);
    return answer;
  }

  private static boolean over(Host host) {
    return over(host.siteSize, host.siteMax)
        || over(host.sqlSize, host.sqlMax)
        || over(host.flowSize, host.flowMax);
  }

  private static boolean over(long size, int limit) {
    return limit > 0 && size > limit;
  }
}
