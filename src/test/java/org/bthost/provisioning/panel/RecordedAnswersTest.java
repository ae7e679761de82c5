package org.bthost.provisioning.panel;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bthost.provisioning.panel.PanelRejected.Reason;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer ever recorded from a real panel is read, or refused for the reason it gives. */
class RecordedAnswersTest {
  private static final Secret PASSWORD = new Secret("MdSV8Tq2");
  private static final LocalDate DAY = LocalDate.of(2026, 12, 24);
  private static final Map<String, Consumer<PanelClient>> CALLS =
      Map.ofEntries(
          entry("index", c -> c.connection().index()),
          entry("php_list", c -> c.connection().phpVersions()),
          entry("deployment_list", c -> c.connection().deployments()),
          entry("server_status", c -> c.connection().serverLoad()),
          entry("host_build", c -> c.hosts().build(BuildHost.onPlan("siteone", DAY, 2, 1))),
          entry("host_info", c -> c.hosts().detail(2)),
          entry("host_list", PanelFixture::hosts),
          entry("host_status", c -> c.hosts().status(2)),
          entry("host_start", c -> c.hosts().start(2)),
          entry("host_stop", c -> c.hosts().stop(2)),
          entry("host_locked", c -> c.hosts().lock(2)),
          entry("host_recycle", c -> c.hosts().recycle(2)),
          entry("host_recovery", c -> c.hosts().recover(2)),
          entry("host_endtime", c -> c.hosts().changeEnd(2, DAY)),
          entry("host_edit", c -> c.hosts().edit(EditHost.of(2))),
          entry("host_update", c -> c.hosts().changePlan(2, 1)),
          entry("host_speed", c -> c.hosts().limitSpeed(2, 1, 1)),
          entry("host_speedoff", c -> c.hosts().unlimitSpeed(2)),
          entry("host_resource", c -> c.hosts().measure(2)),
          entry("host_sync", c -> c.hosts().sync(2)),
          entry("host_pass", c -> c.goods().changePassword(2, PasswordScope.ALL, PASSWORD)),
          entry("host_notice", c -> c.goods().changeNotice(2, "x")),
          entry("host_push", c -> c.goods().push(2, 1)),
          entry("host_domain", c -> c.goods().bindDomain(BindDomain.toRoot(2, "a.b"))),
          entry("host_bindip", c -> c.goods().bindIp(2, 1)),
          entry("host_unbindip", c -> c.goods().unbindIp(2, 1)),
          entry("host_login", c -> c.users().checkLogin("alice", PASSWORD)),
          entry("plans_list", c -> c.plans().list()),
          entry("plans_info", c -> c.plans().detail(1)),
          entry("sort_list", c -> c.sorts().list()),
          entry("sort_create", c -> c.sorts().create("x")),
          entry("sort_edit", c -> c.sorts().rename(1, "x")),
          entry("sort_delete", c -> c.sorts().delete(1)),
          entry("ippools_list", c -> c.pools().ipPools()),
          entry("ipaddress_list", c -> c.pools().ipAddresses(1)),
          entry("ipaddress_info", c -> c.pools().ipAddress(1)),
          entry("domainpools_list", c -> c.pools().domainPools()),
          entry("domain_list", c -> c.pools().domains(1)),
          entry("domain_info", c -> c.pools().domain(1)),
          entry("user_create", c -> c.users().create(new CreateUser("a", PASSWORD, "A", 1))),
          entry("user_edit", c -> c.users().edit(EditUser.of(1))),
          entry("user_del", c -> c.users().delete(1)),
          entry("user_list", c -> c.users().list()),
          entry("user_info", c -> c.users().detail(1)),
          entry("sql_build", c -> c.databases().build(1)),
          entry("sql_info", c -> c.databases().detail(1)),
          entry("sql_pass", c -> c.databases().changePassword(1, PASSWORD)),
          entry("ftp_info", c -> c.ftp().detail(1)),
          entry("ftp_pass", c -> c.ftp().changePassword(1, PASSWORD)),
          entry("ftp_status", c -> c.ftp().enable(1)));

  /** What every refusal in the recording is about, by its text up to a bar. */
  private static final Map<String, Reason> REASONS =
      Map.ofEntries(
          entry("", Reason.EMPTY_MESSAGE),
          entry("签名错误", Reason.SIGNATURE_WRONG),
          entry("签名过期", Reason.SIGNATURE_EXPIRED),
          entry("错误的请求", Reason.PARAMETER_MISSING),
          entry("请求错误", Reason.PARAMETER_MISSING),
          entry("用户名、昵称或密码不能为空", Reason.PARAMETER_MISSING),
          entry("时间格式错误，请严格按照Y-m-d格式传递", Reason.BAD_END_DATE),
          entry("域名池中无可用域名", Reason.EMPTY_DOMAIN_POOL),
          entry("套餐不存在", Reason.UNKNOWN_PLAN),
          entry("主机不存在", Reason.NOT_FOUND),
          entry("没有找到有效主机", Reason.NOT_FOUND),
          entry("用户不存在", Reason.NOT_FOUND),
          entry("无此用户", Reason.NOT_FOUND),
          entry("ftp不存在", Reason.NOT_FOUND),
          entry("IP不存在", Reason.NOT_FOUND),
          entry("未绑定该IP", Reason.NOT_FOUND),
          entry("指定分类不存在!", Reason.NOT_FOUND),
          entry("指定分类名称已存在!", Reason.ALREADY_EXISTS),
          entry("用户名已存在，请勿重复创建", Reason.ALREADY_EXISTS),
          entry("指定域名已绑定过!", Reason.ALREADY_EXISTS),
          entry("主机创建失败->您添加的域名已存在", Reason.ALREADY_EXISTS),
          entry("主机创建失败->域名格式不正确", Reason.OTHER),
          entry("主机创建失败->指定PHP版本不存在!", Reason.OTHER),
          entry("开通时间设置失败", Reason.OTHER),
          entry("网站创建失败", Reason.OTHER),
          entry("域名格式不正确", Reason.OTHER),
          entry("请求失败", Reason.OTHER),
          entry("injected", Reason.OTHER),
          entry("服务器连接失败", Reason.SERVER_BELOW_DOWN),
          entry("Fail", Reason.SERVER_BELOW_DOWN),
          entry("Failed to get site information", Reason.SITE_NOT_SEEN),
          entry("接口停用", Reason.ENDPOINT_DISABLED));

  private static RawServer server;
  private static PanelClient client;

  @BeforeAll
  static void start() throws IOException {
    server = RawServer.http();
    var settings = PanelSettings.of(server.url(), PanelFixture.TOKEN);
    client = PanelClient.connect(settings, PanelFixture.CLOCK, () -> "n1");
  }

  @AfterAll
  static void stop() throws IOException {
    client.close();
    server.close();
  }

  static List<Recording> answers() {
    return Recording.all();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void areReadOrRefusedForTheReasonTheyGive(Recording recording) {
    var verdict = verdict(recording);
    server.then(answer(recording));
    if (verdict.equals(Reason.SIGNATURE_EXPIRED.toString())) {
      server.then(answer(recording)); // to the second signature
    }

    var failure = catchThrowable(() -> call(recording).accept(client));

    assertThat(verdict(failure)).isEqualTo(verdict);
    assertThat(String.valueOf(failure)).doesNotContain("SQLSTATE", "password\"", "datapassword");
    if (CALLS.containsKey(endpoint(recording))) {
      assertThat(server.lastRequest())
          .startsWith("POST /api/vhost/" + endpoint(recording) + " HTTP/1.1");
    }
  }

  /** What the recording itself says: that it is a yes, why it is a no, or what is wrong with it. */
  private static String verdict(Recording recording) {
    var code = recording.envelope().path("code");
    if (recording.status() == 0 || recording.status() == 302 || isCutOff(recording)) {
      return PanelUnconfirmed.class.getSimpleName();
    }
    if (recording.status() != 200 || !(code.isInt() || code.isObject())) {
      return PanelGarbled.class.getSimpleName();
    }
    if (code.isObject()) {
      return Reason.LOGIN_REFUSED.toString();
    }
    var message = recording.envelope().path("msg").asText("").replaceFirst("(?s)\\|.*", "");
    return code.intValue() == 1 ? PanelCall.OK : String.valueOf(REASONS.get(message));
  }

  /** What the client makes of it, in the same words. */
  private static String verdict(@Nullable Throwable failure) {
    if (failure == null) {
      return PanelCall.OK;
    }
    return failure instanceof PanelRejected rejected
        ? rejected.reason().toString()
        : failure.getClass().getSimpleName();
  }

  /** Of races the recording keeps the first 300 characters of each answer. */
  private static boolean isCutOff(Recording recording) {
    return recording.body().startsWith("{") && recording.envelope().isMissingNode();
  }

  /** The client that recorded one answer had given up before it came: to it the line went dead. */
  private static RawServer.Reaction answer(Recording recording) {
    return recording.status() == 0
        ? RawServer.drop()
        : RawServer.answer(recording.status() + " X", recording.type(), recording.body());
  }

  /** Answers of the panel's timers, and of an endpoint there is none of, are read by any call. */
  private static Consumer<PanelClient> call(Recording recording) {
    return CALLS.getOrDefault(endpoint(recording), c -> c.connection().index());
  }

  private static String endpoint(Recording recording) {
    return recording.endpoint().toLowerCase(Locale.ROOT);
  }

  @Test
  void areThoseOf441Calls12RacesAnd3TimersAndCoverEveryCallOfThisClient() {
    var races =
        answers().stream().filter(recording -> recording.name().startsWith("race")).toList();
    var timers = answers().stream().filter(it -> it.name().startsWith("timer")).toList();
    var recorded = answers().stream().map(RecordedAnswersTest::endpoint).collect(toSet());

    assertThat(timers).hasSize(3);
    assertThat(races).hasSize(35);
    assertThat(answers()).hasSize(441 + races.size() + timers.size());
    assertThat(recorded).containsAll(CALLS.keySet());
    assertThat(CALLS.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Endpoint.values()).map(Endpoint::path).toList());
  }
}
