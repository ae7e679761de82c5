package org.bthost.judge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bthost.sandbox.Host;
import org.bthost.sandbox.SandboxPanel;
import org.bthost.sandbox.Site;
import org.bthost.sandbox.User;

/** What one panel and its BT have, and what they had when the judge came. */
final class Premises {
  private final SandboxPanel panel;
  private final Set<String> strangers;
  private final List<String> neighbours;

  Premises(SandboxPanel panel) {
    this.panel = panel;
    this.strangers = panel.bt().sites().stream().map(Site::name).collect(Collectors.toSet());
    this.neighbours = neighbours();
  }

  SandboxPanel panel() {
    return panel;
  }

  /** The panel users of a name. */
  List<User> users(String name) {
    return panel.state().users().stream().filter(user -> user.username().equals(name)).toList();
  }

  /** The hosts of the panel users of a name that are in no recycle bin. */
  List<Host> live(String name) {
    List<User> users = users(name);
    return panel.state().liveHosts().stream()
        .filter(host -> users.stream().anyMatch(user -> user.id() == host.userId()))
        .toList();
  }

  /** Users whose maker had given up long before: they can appear when no one looks any more. */
  long late(String name) {
    return panel.log().entries().stream()
        .filter(entry -> entry.endpoint().equals("user_create") && entry.answer().equals("late"))
        .filter(entry -> name.equals(entry.params().get("username")))
        .count();
  }

  boolean serves(Host host) {
    return panel.bt().site(host.btName()).filter(Site::running).isPresent();
  }

  String told(Host host) {
    return "host %d %s, row %s, web server %s, limits %s, ends %s"
        .formatted(
            host.id(),
            host.btName(),
            host.status(),
            serves(host) ? "up" : "down",
            host.limits(),
            host.endsOn());
  }

  /**
   * What is wrong beside single services.
   *
   * @param owners the names of the panel users of every service that was ever ordered
   * @param told the names of which a person was told that something may be left of them
   */
  List<String> faults(Set<String> owners, Set<String> told) {
    var faults = new ArrayList<String>();
    if (!neighbours().equals(neighbours)) {
      faults.add("neighbours were " + neighbours + " and are " + neighbours());
    }
    panel.state().users().stream()
        .filter(user -> !user.username().equals("admin") && !owners.contains(user.username()))
        .forEach(user -> faults.add("user " + user.username() + " belongs to no service"));
    sites(told, faults);
    panel.state().allHosts().stream()
        .filter(Host::recycled)
        .filter(this::serves)
        .forEach(host -> faults.add("recycled host " + host.btName() + " still serves"));
    return faults;
  }

  private void sites(Set<String> told, List<String> faults) {
    var built = new HashSet<String>();
    for (Site site : panel.bt().sites()) {
      String name = site.name().substring(0, site.name().indexOf('.'));
      if (!built.add(name)) {
        faults.add("name " + name + " was built twice");
      }
      boolean hosted =
          panel.state().allHosts().stream().anyMatch(host -> host.btName().equals(site.name()));
      if (!hosted && !strangers.contains(site.name()) && !told.contains(name)) {
        faults.add("site " + site.name() + " has no host, and no one was told");
      }
    }
  }

  /** Everything that was there before the first order, in words that show any change to it. */
  private List<String> neighbours() {
    var seen = new ArrayList<String>();
    panel.state().allHosts().stream()
        .filter(host -> strangers.contains(host.btName()))
        .forEach(
            host ->
                seen.add(
                    "%s of %d: %s, %s, %s, recycled %s"
                        .formatted(
                            host.btName(),
                            host.userId(),
                            host.status(),
                            host.limits(),
                            host.endsOn(),
                            host.recycled())));
    panel.bt().sites().stream()
        .filter(site -> strangers.contains(site.name()))
        .forEach(site -> seen.add(site.name() + " runs " + site.running() + " to " + site.edate()));
    return seen;
  }
}
