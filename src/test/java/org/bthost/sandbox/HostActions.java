package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;

/** What the panel does to a host's state, its end and its owner. */
final class HostActions {
  static final String BAD_DATE = "时间格式错误，请严格按照Y-m-d格式传递";
  static final String NO_SITE = "Failed to get site information";
  static final String TOO_LATE =
      "SQLSTATE[22003]: Numeric value out of range: 1264 Out of range value for column 'endtime'";

  private static final JsonNode NULL = JsonNodeFactory.instance.nullNode();
  private static final LocalDate LATEST = LocalDate.of(2038, 1, 18);
  private final Hosts hosts;
  private final BtServer bt;
  private final Quirks quirks;
  private final SandboxClock clock;
  private final Switches switches;
  private final Measuring measuring;

  HostActions(
      Hosts hosts,
      BtServer bt,
      Quirks quirks,
      SandboxClock clock,
      Switches switches,
      Measuring measuring) {
    this.hosts = hosts;
    this.bt = bt;
    this.quirks = quirks;
    this.clock = clock;
    this.switches = switches;
    this.measuring = measuring;
  }

  JsonNode start(Params params) {
    switches.turn(hosts.visible(params), "normal");
    return NULL;
  }

  JsonNode stop(Params params) {
    switches.turn(hosts.visible(params), "stop");
    return NULL;
  }

  JsonNode lock(Params params) {
    switches.turn(hosts.visible(params), "locked");
    return NULL;
  }

  JsonNode recycle(Params params) {
    switches.recycle(hosts.visibleToo(params));
    return NULL;
  }

  /** A silent BT keeps the host in the bin; one that refuses does not. */
  JsonNode recover(Params params) {
    Host host = hosts.any(params);
    if (quirks.isOn(Quirk.RECOVERY_STARTS) || host.status.equals("normal")) {
      try {
        switches.start(host);
      } catch (BtDown e) {
        throw new Refusal("");
      } catch (BtRefusal ignored) {
        // The panel takes any answer for a yes.
      }
    }
    host.deletedAt = 0;
    return NULL;
  }

  /** Tells BT twice where the day changes: once itself, once by what watches the row. */
  JsonNode endtime(Params params) {
    Host host = hosts.visibleToo(params);
    LocalDate day = params.day("endtime").orElseThrow(() -> new Refusal(BAD_DATE));
    boolean late = day.isAfter(LATEST);
    if (late && !quirks.isOn(Quirk.LATE_ENDS_REACH_BT)) {
      throw new Crash(TOO_LATE);
    }
    try {
      bt.web().setEdate(host.btId, day.toString());
      if (!host.endsOn().equals(day)) {
        bt.web().setEdate(host.btId, day.toString());
      }
    } catch (BtDown | BtRefusal e) {
      throw new Refusal(null);
    }
    if (late) {
      throw new Crash(TOO_LATE);
    }
    host.endtime = day.atStartOfDay(SandboxClock.ZONE).toEpochSecond();
    host.updatedAt = clock.epoch();
    return JsonNodeFactory.instance.textNode(day.toString());
  }

  JsonNode resource(Params params) {
    return measuring.measure(hosts.visible(params));
  }

  JsonNode sync(Params params) {
    Host host = hosts.visible(params);
    Site found =
        HostReads.found(bt, host).stream().findFirst().orElseThrow(() -> new Refusal(NO_SITE));
    host.btId = found.id;
    String end = host.endsOn().toString();
    if (!found.edate.equals(end)) {
      String sent = quirks.isOn(Quirk.SYNC_DAMAGES_END_DATE) ? Long.toString(host.btId) : end;
      bt.web().setEdate(host.btId, sent);
    }
    boolean wanted = host.status.equals("normal");
    if (found.running != wanted) {
      switches.web(host, wanted);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return answer
        .put("bt_id", host.btId)
        .put("endtime", end)
        .put("status", wanted ? "1" : "0")
        .put("hostStatus", host.status);
  }

  JsonNode notice(Params params) {
    Host host = hosts.visible(params);
    if (!params.has("text")) {
      throw new Refusal(Hosts.BAD_REQUEST);
    }
    String text = params.posted("text");
    if (text.length() > 255) {
      throw new Crash("SQLSTATE[22001]: Data too long for column 'notice'");
    }
    host.notice = text;
    host.updatedAt = clock.epoch();
    return NULL;
  }
}
