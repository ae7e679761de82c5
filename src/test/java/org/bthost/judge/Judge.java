package org.bthost.judge;

import java.time.LocalDate;
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
 * Compares what sandbox panels and their BTs have with what is wanted: of each service one host on
 * all of them together. What is there when the judge comes belongs to others, and has to stay as it
 * is.
 */
public final class Judge {
  private static final int GRACE_DAYS = 3;

  /** A nearer end than this is put off, until a day that depends on when it was last looked at. */
  private static final int NEAREST_DAYS = 14;

  private final List<Premises> all;
  private final Names names;
  private final Map<String, Long> plans;

  /**
   * @param plans the number of the panel's plan of each product
   */
  public Judge(SandboxPanel panel, String installation, Map<String, Long> plans) {
    this(List.of(panel), installation, plans);
  }

  /**
   * @param plans the number of each panel's plan of each product
   */
  public Judge(List<SandboxPanel> panels, String installation, Map<String, Long> plans) {
    this.all = panels.stream().map(Premises::new).toList();
    this.names = new Names(installation);
    this.plans = Map.copyOf(plans);
  }

  private record Live(Premises premises, Host host) {}

  /**
   * What is wrong with one service; empty where all is right.
   *
   * @param told what a person was told of it: names of which something may be left, and numbers of
   *     panel users that are too many
   */
  public Optional<String> fault(String service, Wish wish, Set<String> told) {
    String name = names.user(service);
    List<User> users = all.stream().flatMap(premises -> premises.users(name).stream()).toList();
    List<Live> live = live(service);
    long untold = users.stream().filter(user -> !told.contains(Long.toString(user.id()))).count();
    long late = all.stream().mapToLong(premises -> premises.late(name)).sum();
    boolean terminated = wish.lifecycle().equals("terminated");
    if (untold > 1 + late || (users.isEmpty() && !terminated)) {
      return Optional.of(untold + " panel users");
    }
    if (live.size() != (terminated ? 0 : 1)) {
      return Optional.of(live.size() + " live hosts");
    }
    return terminated ? Optional.empty() : fault(live.get(0), wish);
  }

  private Optional<String> fault(Live live, Wish wish) {
    Host host = live.host();
    SandboxPanel panel = live.premises().panel();
    boolean serves = live.premises().serves(host);
    boolean active = wish.lifecycle().equals("active");
    LocalDate end = wish.paidUntil().plusDays(GRACE_DAYS);
    LocalDate nearest = panel.clock().today().plusDays(NEAREST_DAYS);
    PlanRow plan = panel.state().plan(plans.get(wish.product()));
    if (host.status().equals("normal") != active) {
      return Optional.of("row says " + host.status());
    }
    if (serves != active) {
      return Optional.of("web server is " + (serves ? "up" : "down"));
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

  /** One line on what the panels have for a service. */
  public String seen(String service) {
    return live(service).stream()
        .map(live -> live.premises().told(live.host()))
        .collect(Collectors.joining("; ", service + ": ", ""));
  }

  private List<Live> live(String service) {
    String name = names.user(service);
    return all.stream()
        .flatMap(premises -> premises.live(name).stream().map(host -> new Live(premises, host)))
        .toList();
  }

  /**
   * What is wrong beside single services: neighbours that were touched, users that no one ordered,
   * names that were built twice, sites that are left over or run for no one.
   *
   * @param services every service that was ever ordered
   * @param told the names of which a person was told that something may be left of them
   */
  public List<String> faultsBeside(Set<String> services, Set<String> told) {
    Set<String> owners = services.stream().map(names::user).collect(Collectors.toSet());
    return all.stream().flatMap(premises -> premises.faults(owners, told).stream()).toList();
  }
}
