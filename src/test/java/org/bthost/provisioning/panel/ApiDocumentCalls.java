package org.bthost.provisioning.panel;

import static java.util.Map.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The calls whose answers the API document shows by examples, and what is to be read in those. */
final class ApiDocumentCalls {
  private static final Secret ANY = new Secret("abc123");
  private static final Secret FIRST = new Secret("Tm4vQ8wZ");
  private static final LocalDate MARCH = LocalDate.of(2027, 3, 15);
  private static final LocalDate JUNE = LocalDate.of(2027, 6, 1);
  private static final Optional<Instant> CREATED = epoch(1795411845);
  private static final Optional<Instant> CHECKED = epoch(1795480500);
  private static final HostLimits PLAN =
      new HostLimits(750, 150, 20480, 8, 3, 4, true, false, 120, 640);
  private static final HostLimits BUILT =
      new HostLimits(750, 150, 20480, 8, 3, 4, true, false, 0, 0);
  private static final IpAddress ADDRESS =
      new IpAddress(58, 5, "198.51.100.23", "255.255.255.192", "198.51.100.1", true);

  /** By endpoint. */
  static final Map<String, Call> ALL =
      Map.ofEntries(
          told("index", c -> c.connection().index()),
          told("host_start", c -> c.hosts().start(318)),
          told("host_stop", c -> c.hosts().stop(318)),
          told("host_locked", c -> c.hosts().lock(318)),
          told("host_recycle", c -> c.hosts().recycle(318)),
          told("host_recovery", c -> c.hosts().recover(318)),
          told("host_speed", c -> c.hosts().limitSpeed(318, 120, 640)),
          told("host_speedoff", c -> c.hosts().unlimitSpeed(318)),
          told("host_notice", c -> c.goods().changeNotice(318, "x")),
          told("host_push", c -> c.goods().push(318, 78)),
          told("host_bindip", c -> c.goods().bindIp(318, 58)),
          told("host_unbindip", c -> c.goods().unbindIp(318, 58)),
          told("host_login", c -> c.users().checkLogin("meilin", ANY)),
          told("sort_create", c -> c.sorts().create("x")),
          told("sort_edit", c -> c.sorts().rename(3, "x")),
          told("sort_delete", c -> c.sorts().delete(3)),
          told("user_edit", c -> c.users().edit(EditUser.of(77).nickname("x"))),
          told("user_del", c -> c.users().delete(77)),
          read(
              "host_build",
              c -> c.hosts().build(BuildHost.onPlan("harbour7", MARCH, 77, 21)),
              new BuiltHost(
                  318,
                  77,
                  2041,
                  "harbour7.pool.example",
                  MARCH,
                  BUILT,
                  Optional.of(database("harbour7", FIRST, "", true)),
                  Optional.of(ftp(FIRST, true)))),
          read(
              "host_info",
              c -> c.hosts().detail(318),
              new HostDetail(
                  harbour(HostState.EXCESS, BUILT, "moved from old panel"),
                  List.of(),
                  Optional.of(ftp(new Secret("Wd3jB7xN"), true)),
                  List.of(new HostDomain(905, 318, "www.harbour.example", "/shop", true)))),
          read("host_list", PanelFixture::hosts, List.of(quayside(HostState.EXPIRED, ""))),
          read(
              "host_edit",
              c -> c.hosts().edit(EditHost.of(319).sqlMb(95)),
              quayside(HostState.LOCKED, "spare")),
          read(
              "host_update",
              c -> c.hosts().changePlan(318, 22),
              harbour(
                  HostState.NORMAL,
                  new HostLimits(900, 250, 30720, 9, 6, 7, false, true, 120, 640),
                  "")),
          read("host_status", c -> c.hosts().status(318), new HostStatus(HostState.LOCKED, false)),
          read("host_endtime", c -> c.hosts().changeEnd(318, MARCH), MARCH),
          read(
              "host_resource",
              c -> c.hosts().measure(318),
              new Measurement(new HostUsage(318.25, 17, 2210), 750, 150, 20480)),
          read(
              "host_sync",
              c -> c.hosts().sync(318),
              new SyncReport(2041, MARCH, false, HostState.LOCKED)),
          read(
              "host_pass",
              c -> c.goods().changePassword(318, PasswordScope.FTP, ANY),
              new Secret("Pb6tX3hJ")),
          read(
              "host_domain",
              c -> c.goods().bindDomain(BindDomain.toRoot(318, "www.harbour.example")),
              new HostDomain(905, 318, "www.harbour.example", "/shop", true)),
          read(
              "user_create",
              c -> c.users().create(new CreateUser("meilin", ANY, "Mei Lin", 4)),
              user(UserState.NORMAL, 0, CREATED)),
          read("user_list", c -> c.users().list(), List.of(user(UserState.LOCKED, 6, CREATED))),
          read("user_info", c -> c.users().detail(77), user(UserState.HIDDEN, 0, Optional.empty())),
          read(
              "sql_build",
              c -> c.databases().build(318),
              database("harbour7", FIRST, "https://sql.panel.example/", true)),
          read(
              "sql_info",
              c -> c.databases().detail(512),
              database("harbour7_shop", FIRST, "https://sql.panel.example/", true)),
          read(
              "sql_pass",
              c -> c.databases().changePassword(512, ANY),
              database(
                  "harbour7_shop", new Secret("Rk2nL6yC"), "https://sql.panel.example/", false)),
          read(
              "ftp_info", c -> c.ftp().detail(641), Optional.of(ftp(new Secret("Wd3jB7xN"), true))),
          read(
              "ftp_pass", c -> c.ftp().changePassword(641, ANY), ftp(new Secret("Gz8cF4mV"), true)),
          read("ftp_status", c -> c.ftp().disable(641), ftp(new Secret("Wd3jB7xN"), false)),
          read("sort_list", c -> c.sorts().list(), List.of(new Sort(0, "未分组"))),
          read(
              "plans_list",
              c -> c.plans().list(),
              List.of(
                  new Plan(21, "Starter", false, new PlanLimits(PLAN, "MySQL", true, 8, 5, "81")))),
          read(
              "plans_info",
              c -> c.plans().detail(22),
              new Plan(
                  22,
                  "Harbour",
                  true,
                  new PlanLimits(
                      new HostLimits(0, 150, 20480, 8, 3, 4, false, false, 120, 640),
                      "none",
                      false,
                      8,
                      5,
                      "00"))),
          read(
              "ippools_list",
              c -> c.pools().ipPools(),
              List.of(new IpPool(5, "east", "east-1", 62, true))),
          read("ipaddress_list", c -> c.pools().ipAddresses(5), List.of(ADDRESS)),
          read(
              "ipaddress_info",
              c -> c.pools().ipAddress(58),
              Optional.of(
                  new IpAddress(58, 5, ADDRESS.ip(), ADDRESS.mask(), ADDRESS.gateway(), false))),
          read(
              "domainpools_list",
              c -> c.pools().domainPools(),
              List.of(new DomainPool(8, "spring", "spring-1", true))),
          read(
              "domain_list",
              c -> c.pools().domains(8),
              List.of(new PoolDomain(14, 8, "pool.example", true))),
          read(
              "domain_info",
              c -> c.pools().domain(14),
              Optional.of(new PoolDomain(14, 8, "pool.example", false))));

  private ApiDocumentCalls() {}

  /** A call, and what it is to bring. */
  record Call(Function<PanelClient, Object> make, Object result) {}

  private static Map.Entry<String, Call> told(String endpoint, Consumer<PanelClient> order) {
    return read(
        endpoint,
        client -> {
          order.accept(client);
          return "done";
        },
        "done");
  }

  private static Map.Entry<String, Call> read(
      String endpoint, Function<PanelClient, Object> make, Object result) {
    return entry(endpoint, new Call(make, result));
  }

  private static HostRow harbour(HostState state, HostLimits limits, String notice) {
    return new HostRow(
        318,
        77,
        3,
        2041,
        "harbour7.pool.example",
        state,
        MARCH,
        new HostUsage(61, 12, 1300),
        limits,
        CHECKED,
        CREATED,
        notice);
  }

  private static HostRow quayside(HostState state, String notice) {
    return new HostRow(
        319,
        78,
        6,
        2042,
        "quayside.pool.example",
        state,
        JUNE,
        new HostUsage(33, 9, 71),
        new HostLimits(450, 95, 8192, 4, 2, 11, true, false, 0, 0),
        Optional.empty(),
        CREATED,
        notice);
  }

  private static PanelUser user(UserState state, long hosts, Optional<Instant> created) {
    var password = new Secret("Hy5sD9pK");
    return new PanelUser(77, 4, "meilin", "Mei Lin", password, state, hosts, created);
  }

  private static HostDatabase database(
      String name, Secret password, String console, boolean active) {
    return new HostDatabase(512, 318, name, "harbour7", password, console, active);
  }

  private static FtpAccount ftp(Secret password, boolean active) {
    return new FtpAccount(641, 318, "harbour7", password, active);
  }

  private static Optional<Instant> epoch(long seconds) {
    return Optional.of(Instant.ofEpochSecond(seconds));
  }
}
