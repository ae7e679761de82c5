package org.bthost.judge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bthost.sandbox.Host;
import org.bthost.sandbox.PlanRow;
import org.bthost.sandbox.SandboxPanel;
import org.bthost.sandbox.Site;
import org.bthost.sandbox.User;

/** Compares what a sandbox panel and its BT have with what is wanted. */
public final class Judge {
  private static final int GRACE_DAYS = 3;

  private final SandboxPanel panel;
  private final Names names;
  private final Map<String, Long> plans;

  /**
   * @param plans the number of the panel's plan of each product
   */
  public Judge(SandboxPanel panel, String installation, Map<String, Long> plans) {
    this.panel = panel;
    this.names = new Names(installation);
    this.plans = Map.copyOf(plans);
  }

  /** The panel user that a service has to have. */
  public String userOf(String service) {
    return names.user(service);
  }

  /** What is wrong with one service; empty where all is right. */
  public Optional<String> fault(String service, Wish wish) {
    List<User> users = users(service);
    List<Host> live = live(users);
    if (users.isEmpty() && wish.lifecycle().equals("terminated")) {
      return Optional.empty();
    }
    if (users.size() != 1) {
      return Optional.of(users.size() + " panel users");
    }
    if (wish.lifecycle().equals("terminated")) {
      return live.isEmpty() ? Optional.empty() : Optional.of(live.size() + " live hosts");
    }
    return live.size() == 1 ? fault(live.get(0), wish) : Optional.of(live.size() + " live hosts");
  }

  private Optional<String> fault(Host host, Wish wish) {
    boolean active = wish.lifecycle().equals("active");
    LocalDate end = wish.paidUntil().plusDays(GRACE_DAYS);
    PlanRow plan = panel.state().plan(plans.get(wish.product()));
    if (host.status().equals("normal") != active) {
      return Optional.of("row says " + host.status());
    }
    if (serves(host) != active) {
      return Optional.of("web server is " + (serves(host) ? "up" : "down"));
    }
    if (!host.endsOn().equals(end)) {
      return Optional.of("ends " + host.endsOn() + " instead of " + end);
    }
    return host.limits().equals(plan.limits())
        ? Optional.empty()
        : Optional.of("limits " + host.limits() + " instead of " + plan.limits());
  }

  /** One line on what the panel has for a service. */
  public String seen(String service) {
    return live(users(service)).stream()
        .map(
            host ->
                "host %d %s, row %s, web server %s, limits %s, ends %s"
                    .formatted(
                        host.id(),
                        host.btName(),
                        host.status(),
                        serves(host) ? "up" : "down",
                        host.limits(),
                        host.endsOn()))
        .collect(Collectors.joining("; ", "", ""));
  }

  private List<User> users(String service) {
    String name = names.user(service);
    return panel.state().users().stream().filter(user -> user.username().equals(name)).toList();
  }

  private List<Host> live(List<User> users) {
    return panel.state().liveHosts().stream()
        .filter(host -> users.stream().anyMatch(user -> user.id() == host.userId()))
        .toList();
  }

  private boolean serves(Host host) {
    return panel.bt().site(host.btName()).filter(Site::running).isPresent();
  }

  /**
   * What is wrong beside single services: hosts of users that no one ordered, names that were built
   * twice, sites that run for no one.
   *
   * @param services every service that was ever ordered
   * @param strangers the sites that were there before
   * @param told the names of which the module has told that something may be left of them
   */
  public List<String> faultsBeside(Set<String> services, Set<String> strangers, Set<String> told) {
    var faults = new ArrayList<String>();
    Set<String> owners = services.stream().map(names::user).collect(Collectors.toSet());
    panel.state().users().stream()
        .filter(user -> !user.username().equals("admin") && !owners.contains(user.username()))
        .forEach(user -> faults.add("user " + user.username() + " belongs to no service"));
    var built = new HashSet<String>();
    for (Site site : panel.bt().sites()) {
      String name = site.name().split("\\.")[0];
      if (!built.add(name)) {
        faults.add("name " + name + " was built twice");
      }
      boolean hosted =
          panel.state().allHosts().stream().anyMatch(host -> host.btName().equals(site.name()));
      if (!hosted && !strangers.contains(site.name()) && !told.contains(name)) {
        faults.add("site " + site.name() + " has no host, and no one was told");
      }
    }
    panel.state().allHosts().stream()
        .filter(Host::recycled)
        .filter(this::serves)
        .forEach(host -> faults.add("recycled host " + host.btName() + " still serves"));
    return faults;
  }
}
