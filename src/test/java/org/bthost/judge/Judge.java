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

/**
 * Compares what a sandbox panel and its BT have with what is wanted. What is there when the judge
 * comes belongs to others, and has to stay as it is.
 */
public final class Judge {
  private static final int GRACE_DAYS = 3;

  /** A nearer end than this is put off, until a day that depends on when it was last looked at. */
  private static final int NEAREST_DAYS = 14;

  private final SandboxPanel panel;
  private final Names names;
  private final Map<String, Long> plans;
  private final Set<String> strangers;
  private final List<String> neighbours;

  /**
   * @param plans the number of the panel's plan of each product
   */
  public Judge(SandboxPanel panel, String installation, Map<String, Long> plans) {
    this.panel = panel;
    this.names = new Names(installation);
    this.plans = Map.copyOf(plans);
    this.strangers = panel.bt().sites().stream().map(Site::name).collect(Collectors.toSet());
    this.neighbours = neighbours();
  }

  /**
   * What is wrong with one service; empty where all is right.
   *
   * @param told what a person was told of it: names of which something may be left, and numbers of
   *     panel users that are too many
   */
  public Optional<String> fault(String service, Wish wish, Set<String> told) {
    List<User> users = users(service);
    List<Host> live = live(users);
    long untold = users.stream().filter(user -> !told.contains(Long.toString(user.id()))).count();
    boolean terminated = wish.lifecycle().equals("terminated");
    if (untold > 1 + late(service) || (users.isEmpty() && !terminated)) {
      return Optional.of(untold + " panel users");
    }
    if (live.size() != (terminated ? 0 : 1)) {
      return Optional.of(live.size() + " live hosts");
    }
    return terminated ? Optional.empty() : fault(live.get(0), wish);
  }

  /** Users whose maker had given up long before: they can appear when no one looks any more. */
  private long late(String service) {
    return panel.log().entries().stream()
        .filter(entry -> entry.endpoint().equals("user_create") && entry.answer().equals("late"))
        .filter(entry -> names.user(service).equals(entry.params().get("username")))
        .count();
  }

  private Optional<String> fault(Host host, Wish wish) {
    boolean active = wish.lifecycle().equals("active");
    LocalDate end = wish.paidUntil().plusDays(GRACE_DAYS);
    LocalDate nearest = panel.clock().today().plusDays(NEAREST_DAYS);
    PlanRow plan = panel.state().plan(plans.get(wish.product()));
    if (host.status().equals("normal") != active) {
      return Optional.of("row says " + host.status());
    }
    if (serves(host) != active) {
      return Optional.of("web server is " + (serves(host) ? "up" : "down"));
    }
    if (end.isAfter(nearest) && !host.endsOn().equals(end)) {
      return Optional.of("ends " + host.endsOn() + " instead of " + end);
    }
    String atBt = panel.bt().site(host.btName()).map(Site::edate).orElse("nowhere");
    if (!atBt.equals(host.endsOn().toString())) {
      return Optional.of("ends " + host.endsOn() + ", but at BT " + atBt);
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
        .collect(Collectors.joining("; ", service + ": ", ""));
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
   * What is wrong beside single services: neighbours that were touched, users that no one ordered,
   * names that were built twice, sites that are left over or run for no one.
   *
   * @param services every service that was ever ordered
   * @param told the names of which a person was told that something may be left of them
   */
  public List<String> faultsBeside(Set<String> services, Set<String> told) {
    var faults = new ArrayList<String>();
    if (!neighbours().equals(neighbours)) {
      faults.add("neighbours were " + neighbours + " and are " + neighbours());
    }
    Set<String> owners = services.stream().map(names::user).collect(Collectors.toSet());
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
