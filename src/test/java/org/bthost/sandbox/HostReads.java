package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/** What the panel tells of hosts. */
final class HostReads {
  private final PanelState state;
  private final BtServer bt;
  private final Quirks quirks;
  private final Hosts hosts;

  HostReads(PanelState state, BtServer bt, Quirks quirks, Hosts hosts) {
    this.state = state;
    this.bt = bt;
    this.quirks = quirks;
    this.hosts = hosts;
  }

  JsonNode info(Params params) {
    Host host = hosts.visible(params);
    ObjectNode row = host.json(state.addresses);
    row.put("default_analysis", host.btName);
    ArrayNode databases = row.putArray("sql");
    of(host, state.databases).forEach(database -> databases.add(database.databaseJson()));
    of(host, state.ftps).stream()
        .findFirst()
        .ifPresentOrElse(ftp -> row.set("ftp", ftp.ftpJson()), () -> row.putNull("ftp"));
    ArrayNode domains = row.putArray("domain");
    state.domains.stream()
        .filter(domain -> domain.host() == host)
        .forEach(domain -> domains.add(domain.json()));
    return row;
  }

  private List<Login> of(Host host, List<Login> logins) {
    return logins.stream()
        .filter(login -> login.host == host)
        .filter(login -> !login.hidden || !quirks.isOn(Quirk.HIDDEN_FTP_IS_NULL))
        .toList();
  }

  JsonNode list(Params params) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    state.liveHosts().stream()
        .filter(host -> matches(params.any("user_id"), host.userId))
        .filter(host -> matches(params.any("sort_id"), host.sortId))
        .sorted(Comparator.comparingLong(Host::id))
        .forEach(host -> rows.add(host.json(state.addresses)));
    return rows;
  }

  private static boolean matches(String wanted, long number) {
    return wanted.isEmpty() || wanted.equals(Long.toString(number));
  }

  /** The one call that looks at a site's exact name and number. */
  JsonNode status(Params params) {
    Host host = hosts.visible(params);
    boolean running =
        found(bt, host).stream()
            .filter(site -> site.id == host.btId)
            .findFirst()
            .orElseThrow(() -> new Refusal(HostActions.NO_SITE))
            .running;
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    return answer.put("loca", host.status).put("server", running ? "1" : "0");
  }

  /** The sites of exactly this host's name among BT's first 15 hits. */
  static List<Site> found(BtServer bt, Host host) {
    try {
      return bt.web().search(host.btName).stream()
          .limit(15)
          .filter(site -> site.name.equals(host.btName))
          .toList();
    } catch (BtDown | BtRefusal e) {
      throw new Refusal("服务器连接失败");
    }
  }
}
