package org.bthost.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The panel's own tables. Written under its panel's lock, read from anywhere. */
public final class PanelState {
  final List<Host> hosts = new CopyOnWriteArrayList<>();
  final List<User> users = new CopyOnWriteArrayList<>();
  final Map<Long, PlanRow> plans = new LinkedHashMap<>();
  final Map<Long, List<String>> domainPools = new LinkedHashMap<>();
  final Map<Long, String> sorts = new LinkedHashMap<>();
  private long lastHost;
  private long lastUser;

  PanelState() {
    addUser("admin", "admin000");
    sorts.put(0L, "默认分类");
    sorts.put(1L, "sort1");
    domainPools.put(1L, List.of("test.com"));
    domainPools.put(2L, List.of("one.test", "two.test", "three.test"));
    domainPools.put(3L, List.of());
    plans.put(1L, new PlanRow(1, "basic", 200, 100, 1024, 5, 1));
    plans.put(
        2L,
        new PlanRow(2, "pro", 1000, 500, 10240, 20, 1)
            .set("perserver", 300)
            .set("limit_rate", 512)
            .set("sub_bind", 1));
    PlanRow hidden = new PlanRow(3, "hidden plan", 200, 100, 1024, 5, 1);
    hidden.hidden = true;
    plans.put(3L, hidden);
    plans.put(4L, new PlanRow(4, "three domains", 200, 100, 1024, 5, 2));
    plans.put(5L, new PlanRow(5, "no domain", 200, 100, 1024, 5, 3));
  }

  long nextHost() {
    return ++lastHost;
  }

  User addUser(String username, String password) {
    var user = new User(++lastUser, username, password);
    users.add(user);
    return user;
  }

  Optional<Host> visible(long id) {
    return hosts.stream().filter(host -> host.id == id && !host.recycled()).findFirst();
  }

  Optional<Host> any(long id) {
    return hosts.stream().filter(host -> host.id == id).findFirst();
  }

  /** The hosts that are not recycled. */
  public synchronized List<Host> liveHosts() {
    return hosts.stream().filter(host -> !host.recycled()).toList();
  }

  /** Every host that was not destroyed. */
  public synchronized List<Host> allHosts() {
    return List.copyOf(hosts);
  }

  public synchronized List<User> users() {
    return List.copyOf(users);
  }

  public synchronized PlanRow plan(long id) {
    return plans.get(id);
  }

  /** The one host, recycled or not, of this number. */
  public Host host(long id) {
    return any(id).orElseThrow();
  }
}
