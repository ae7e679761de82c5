package org.bthost.provisioning.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.sandbox.Host;
import org.bthost.sandbox.SandboxPanel;
import org.bthost.sandbox.Site;
import org.bthost.sandbox.User;

/**
 * Compares a sandbox panel's own state with what billing wants. It asks the panel and BT, never the
 * module: of the module it knows only how names are derived.
 */
public final class Witness {
  private static final int GRACE_DAYS = 3;
  private static final Map<String, Integer> SITE_MB = Map.of("basic", 200, "pro", 1000);

  private final SandboxPanel panel;
  private final InstallationId installation;

  public Witness(SandboxPanel panel, InstallationId installation) {
    this.panel = panel;
    this.installation = installation;
  }

  /** What the panel has for one service, and what is wrong with it. */
  public record Finding(String service, String wanted, String seen, Optional<String> fault) {}

  /** A finding for every service that is expected. */
  public List<Finding> findings(JsonNode expected) {
    var findings = new TreeMap<String, Finding>();
    expected
        .properties()
        .forEach(entry -> findings.put(entry.getKey(), finding(entry.getKey(), entry.getValue())));
    return new ArrayList<>(findings.values());
  }

  private Finding finding(String service, JsonNode wanted) {
    String lifecycle = wanted.get("lifecycle").asText();
    String product = wanted.get("product").asText();
    LocalDate ends = LocalDate.parse(wanted.get("paidUntil").asText()).plusDays(GRACE_DAYS);
    HostName name = HostName.ofUser(installation, new ServiceId(service));
    List<User> users =
        panel.state().users().stream()
            .filter(user -> user.username().equals(name.value()))
            .toList();
    List<Host> live =
        panel.state().liveHosts().stream()
            .filter(host -> users.stream().anyMatch(user -> user.id() == host.userId()))
            .toList();
    String seen = live.isEmpty() ? "no host" : say(live.get(0));
    String want = lifecycle + ", " + product + ", ends " + ends;
    return new Finding(service, want, seen, fault(lifecycle, product, ends, users, live));
  }

  private String say(Host host) {
    return "host %d %s, row %s, web server %s, %d MB, ends %s"
        .formatted(
            host.id(),
            host.btName(),
            host.status(),
            serves(host) ? "up" : "down",
            host.siteMax(),
            host.endsOn());
  }

  private boolean serves(Host host) {
    return panel.bt().site(host.btName()).map(Site::running).orElse(false);
  }

  private Optional<String> fault(
      String lifecycle, String product, LocalDate ends, List<User> users, List<Host> live) {
    if (users.size() != 1) {
      return Optional.of(users.size() + " panel users");
    }
    if (lifecycle.equals("terminated")) {
      return live.isEmpty() ? Optional.empty() : Optional.of(live.size() + " live hosts");
    }
    if (live.size() != 1) {
      return Optional.of(live.size() + " live hosts");
    }
    Host host = live.get(0);
    boolean active = lifecycle.equals("active");
    if (host.status().equals("normal") != active || serves(host) != active) {
      return Optional.of("wrong state");
    }
    if (!host.endsOn().equals(ends)) {
      return Optional.of("wrong end date");
    }
    return host.siteMax() == SITE_MB.get(product) ? Optional.empty() : Optional.of("wrong limits");
  }
}
