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
  final List<Login> ftps = new CopyOnWriteArrayList<>();
  final List<Login> databases = new CopyOnWriteArrayList<>();
  final List<BoundDomain> domains = new CopyOnWriteArrayList<>();
  final Map<Long, PlanRow> plans = new LinkedHashMap<>();
  final List<PoolDomain> poolDomains =
      List.of(
          new PoolDomain(1, 1, "test.com"),
          new PoolDomain(2, 2, "alpha.test"),
          new PoolDomain(3, 2, "beta.test"));
  final List<IpAddress> addresses =
      List.of(
          new IpAddress(1, 1, "127.0.0.1", "192.168.1.0"),
          new IpAddress(2, 2, "192.0.2.1", "192.0.2.254"),
          new IpAddress(3, 2, "192.0.2.2", "192.0.2.254"),
          new IpAddress(4, 2, "192.0.2.3", "192.0.2.254"));
  private long lastHost;
  private long lastUser;
  private long lastFtp;
  private long lastDatabase;
  private long lastDomain;

  PanelState() {
    User admin = addUser("admin", "admin000", 1_597_552_377);
    admin.nickname = "Admin";
    admin.notice = "admin";
    admin.previousLogin = 1_600_062_285L;
    admin.lastLogin = 1_600_089_415L;
    plan(new PlanRow(1, "basic"));
    plan(
        new PlanRow(2, "pro")
            .set("domain_num", 20)
            .set("perserver", 300)
            .set("limit_rate", 512)
            .set("site_max", 1000)
            .set("sql_max", 500)
            .set("flow_max", 10240)
            .set("sub_bind", 1));
    plan(new PlanRow(3, "hidden plan").hide());
    plan(new PlanRow(4, "two-domain pool").set("domainpools_id", 2));
    plan(new PlanRow(5, "no sql no ftp").set("sql", "none").set("ftp", 0));
    plan(new PlanRow(6, "two ips").set("ippools_id", 2).set("ip_num", 2));
    plan(new PlanRow(7, "no ftp only").set("ftp", 0));
    plan(new PlanRow(8, "empty domain pool").set("domainpools_id", 9));
  }

  private void plan(PlanRow plan) {
    plans.put(plan.id, plan);
  }

  /** Takes a host into the table, with what was made for it. */
  void insert(Host host, PoolDomain under, Optional<BtAccount> database, Optional<BtAccount> ftp) {
    host.id = ++lastHost;
    hosts.add(host);
    bind(host, host.btName, under.id(), "/", true, host.createdAt);
    database.ifPresent(made -> databases.add(new Login(++lastDatabase, host, made)));
    ftp.ifPresent(made -> ftps.add(new Login(++lastFtp, host, made)));
  }

  BoundDomain bind(Host host, String domain, long under, String dir, boolean bound, long at) {
    var row = new BoundDomain(++lastDomain, host, domain, under, dir, bound, at);
    domains.add(row);
    return row;
  }

  /** Forgets a destroyed host; the rows of its domains stay. */
  void purge(Host host) {
    hosts.remove(host);
    databases.removeIf(database -> database.host == host);
    ftps.removeIf(ftp -> ftp.host == host);
  }

  User addUser(String username, String password, long now) {
    var user = new User(++lastUser, username, password, now);
    users.add(user);
    return user;
  }

  Optional<User> user(long id) {
    return users.stream().filter(user -> user.id == id && !user.deleted).findFirst();
  }

  List<PoolDomain> domainsOfPool(long pool) {
    return poolDomains.stream().filter(domain -> domain.pool() == pool).toList();
  }

  List<IpAddress> addressesOfPool(long pool) {
    return addresses.stream().filter(address -> address.pool() == pool).toList();
  }

  Optional<Host> visible(long id) {
    return any(id).filter(host -> !host.recycled());
  }

  Optional<Host> any(long id) {
    return hosts.stream().filter(host -> host.id == id).findFirst();
  }

  /** The hosts that are not recycled. */
  public List<Host> liveHosts() {
    return hosts.stream().filter(host -> !host.recycled()).toList();
  }

  /** Every host that was not destroyed. */
  public List<Host> allHosts() {
    return List.copyOf(hosts);
  }

  public List<User> users() {
    return List.copyOf(users);
  }

  public PlanRow plan(long id) {
    return Optional.ofNullable(plans.get(id)).orElseThrow();
  }

  /** The one host, recycled or not, of this number. */
  public Host host(long id) {
    return any(id).orElseThrow();
  }
}
