package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sets a sandbox panel up for a recorded row, as the recorder had set up the real one. */
final class Stage {
  private static final Pattern SITE = Pattern.compile("AddSite\\(webname=\\{\"domain\":\"([^\"]*)");
  private static final Pattern PATH = Pattern.compile("get_path_size\\(path=/www/wwwroot/(.*)\\)");
  private static final Pattern FAULT = Pattern.compile("^(\\w+)\\(.* FAULT:(\\w+)$");
  private static final Duration WEEK = Duration.ofDays(8);
  private final SandboxPanel panel;

  Stage(SandboxPanel panel) {
    this.panel = panel;
  }

  void setUp(RecordedRow row) {
    row.answer()
        .map(answer -> answer.path("time").asLong())
        .ifPresent(time -> panel.clock().set(Instant.ofEpochSecond(time)));
    tellNames(row);
    row.btCalls().forEach(call -> orderFault(call));
    measure(row);
    panel.tamper(state -> behindItsBack(row, state));
    settings(row);
  }

  /** What was ordered for one call is over. */
  void clear() {
    panel.bt().dead(false);
    panel.quirks().off(Quirk.NEW_BT_BINDS_UNSEEN);
    panel.quirks().on(Quirk.DEBUG_PAGES);
    panel.blacklist(false);
    panel.signatureTime(10);
  }

  /** The names and domains that the panel had drawn. */
  private void tellNames(RecordedRow row) {
    var names = new ArrayList<String>();
    if (row.endpoint().equals("host_build")) {
      for (String call : row.btCalls()) {
        Matcher site = SITE.matcher(call);
        if (site.find()) {
          String[] parts = site.group(1).split("\\.", 2);
          if (!row.isRace() && !row.params().containsKey("username")) {
            names.add(parts[0]);
          }
          if (parts[1].matches("alpha.test|beta.test")) {
            names.add(parts[1]);
          }
        }
      }
    }
    if (row.endpoint().equals("user_create") && !row.params().containsKey("username")) {
      row.answer().ifPresent(answer -> names.add(answer.at("/data/username").asText()));
    }
    panel.chance().next(names);
  }

  private void orderFault(String call) {
    Matcher fault = FAULT.matcher(call);
    if (!fault.find()) {
      return;
    }
    switch (fault.group(2)) {
      case "empty" -> panel.bt().dead(true);
      case "fail" -> panel.bt().next(fault.group(1), BtFault.REFUSES, 1);
      case "http500" -> panel.bt().next(fault.group(1), BtFault.SILENT, 1);
      case "after_ok" -> panel.bt().next(fault.group(1), BtFault.ACTS_SILENTLY, 1);
      case "newpanel" -> panel.quirks().on(Quirk.NEW_BT_BINDS_UNSEEN);
      default -> throw new IllegalArgumentException(call);
    }
  }

  /** A site measures what was measured. */
  private void measure(RecordedRow row) {
    JsonNode size = row.answer().map(answer -> answer.at("/data/size")).orElse(null);
    for (String call : row.btCalls()) {
      Matcher path = PATH.matcher(call);
      if (path.find() && size != null) {
        panel.bt().size(path.group(1) + ".test.com", size.path("websize").asLong());
      }
    }
  }

  /** What the recorder wrote into the panel's database, or did at BT, by the label of the row. */
  private void behindItsBack(RecordedRow row, PanelState state) {
    switch (row.label()) {
      case "sync with different endtime (bug: edate=bt_id)" ->
          state.host(2).endtime = dayInBeijing("2026-12-29");
      case "unbind first of 2,3,4" ->
          state.host(2).addresses = new ArrayList<>(List.of("2", "3", "4"));
      case "pw" -> state.users.get(1).status = "normal";
      case "race 2x stop" -> swap(state.host(22), state.host(23));
      case "re-create a soft-deleted name" -> users(state, "dupuser", 6);
      case "bt_id differs" -> state.host(30).btId = 999;
      case "site was deleted in BT by hand" ->
          panel.bt().site("manualdel.test.com").ifPresent(s -> panel.bt().remove(s, "manualdel"));
      case "race 3x different fields" -> state.host(32).endtime = dayInBeijing("2027-01-13");
      case "sync with other end date" -> state.host(40).endtime = dayInBeijing("2027-01-03");
      case "setup" -> users(state, "raced", 26);
      case "cron" -> state.any(20).ifPresent(host -> host.deletedAt -= WEEK.toSeconds());
      case "cron btresource: hosts with check_time NULL are not picked" ->
          state.hosts.stream()
              .filter(host -> host.checkedAt > 0)
              .forEach(host -> host.checkedAt -= WEEK.toSeconds());
      default -> {}
    }
  }

  /** Which of two builds at once was the first to be noted. */
  private static void swap(Host one, Host other) {
    String name = one.btName;
    long id = one.btId;
    one.btName = other.btName;
    one.btId = other.btId;
    other.btName = name;
    other.btId = id;
  }

  /** Users of one name, as calls at once make them, up to this number. */
  private void users(PanelState state, String name, long last) {
    while (state.users.get(state.users.size() - 1).id < last) {
      panel.raceUser(name);
    }
  }

  private void settings(RecordedRow row) {
    if (row.label().startsWith("app_debug=false")) {
      panel.quirks().off(Quirk.DEBUG_PAGES);
    }
    panel.blacklist(row.label().startsWith("panel blacklist"));
    panel.signatureTime(row.label().startsWith("signature_time=60") ? 60 : 10);
  }

  private static long dayInBeijing(String day) {
    return LocalDate.parse(day).atStartOfDay(SandboxClock.ZONE).toEpochSecond();
  }
}
