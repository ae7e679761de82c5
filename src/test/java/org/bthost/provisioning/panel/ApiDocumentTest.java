package org.bthost.provisioning.panel;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bthost.provisioning.panel.PanelRejected.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example answer of the panel's API document is read: its fields and types, with values of
 * our own. What real panels answer instead is in {@link RecordedAnswersTest}.
 */
class ApiDocumentTest extends PanelFixture {
  /** In the document's order. The success of host_login is a redirect, hence no example. */
  private static final List<String> SUCCESSES =
      words(
          """
          sql_build sql_info sql_pass sort_edit sort_create sort_delete sort_list user_create
          user_edit user_del user_list user_info ftp_pass ftp_info ftp_status host_domain
          host_build host_update host_edit host_info host_status host_list host_bindip
          host_unbindip host_push host_recycle host_recovery host_speedoff host_speed host_endtime
          host_notice host_resource host_pass host_sync host_locked host_stop host_start
          ipaddress_info ipaddress_list ippools_list index domainpools_list domain_list
          domain_info plans_info plans_list
          """);

  private static final List<String> FAILURES =
      words(
          """
          sql_info sort_edit sort_create sort_delete user_create user_edit host_login user_del
          host_domain host_build host_update host_info host_bindip host_unbindip host_push
          host_recycle host_endtime index
          """);

  private static final Map<String, Reason> REASONS =
      Map.ofEntries(
          entry("签名错误", Reason.SIGNATURE_WRONG),
          entry("错误的请求", Reason.PARAMETER_MISSING),
          entry("时间格式错误,请严格按照Y-m-d格式传递", Reason.BAD_END_DATE),
          entry("指定分类名称已存在!", Reason.ALREADY_EXISTS),
          entry("用户名已存在,请勿重复创建", Reason.ALREADY_EXISTS),
          entry("指定域名已绑定过!", Reason.ALREADY_EXISTS),
          entry("已绑定", Reason.ALREADY_EXISTS),
          entry("指定分类不存在!", Reason.NOT_FOUND),
          entry("用户不存在", Reason.NOT_FOUND),
          entry("主机不存在", Reason.NOT_FOUND),
          entry("没有找到有效主机", Reason.NOT_FOUND),
          entry("未绑定该IP", Reason.NOT_FOUND));

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

  private static final Map<String, Call> CALLS =
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
          read("host_list", c -> c.hosts().list(), List.of(quayside(HostState.EXPIRED, ""))),
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

  private record Call(Function<PanelClient, Object> make, Object result) {}

  record Example(String endpoint, String example, int status, JsonNode body) {
    @Override
    public String toString() {
      return endpoint + " " + example;
    }
  }

  static List<Example> successes() throws IOException {
    return examples().filter(it -> it.example().equals("success")).toList();
  }

  static List<Example> failures() throws IOException {
    return examples().filter(it -> it.example().equals("failure")).toList();
  }

  @ParameterizedTest
  @MethodSource("successes")
  void successIsRead(Example success) {
    var call = answered(success);

    assertThat(call.make().apply(client)).isEqualTo(call.result());
    assertSent(success);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failureIsRefusedForItsReason(Example failure) {
    var call = answered(failure);

    var refusal = catchThrowableOfType(PanelRejected.class, () -> call.make().apply(client));

    assertThat(refusal.reason()).isEqualTo(REASONS.get(failure.body().path("msg").asText()));
    assertThat(refusal.httpStatus()).isEqualTo(201);
    assertSent(failure);
  }

  @Test
  void coverEveryExampleOfTheDocument() throws IOException {
    assertThat(successes())
        .extracting(Example::endpoint)
        .containsExactlyInAnyOrderElementsOf(SUCCESSES);
    assertThat(failures())
        .extracting(Example::endpoint)
        .containsExactlyInAnyOrderElementsOf(FAILURES);
  }

  private Call answered(Example example) {
    var status = example.status() + " X";
    server.then(RawServer.answer(status, "application/json", example.body().toString()));
    return Objects.requireNonNull(CALLS.get(example.endpoint()));
  }

  private void assertSent(Example example) {
    assertThat(calls).extracting(PanelCall::endpoint).containsExactly(example.endpoint());
  }

  private static Stream<Example> examples() throws IOException {
    try (var file =
        ApiDocumentTest.class.getResourceAsStream("/panel/api-document/examples.json")) {
      return Stream.of(new ObjectMapper().readValue(file, Example[].class));
    }
  }

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

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}
