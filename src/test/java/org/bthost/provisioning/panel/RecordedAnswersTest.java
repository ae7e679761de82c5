package org.bthost.provisioning.panel;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
          entry("host_list", c -> c.hosts().list()),
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
          entry("host_pass", c -> c.hosts().changePassword(2, PasswordScope.ALL, PASSWORD)),
          entry("host_notice", c -> c.hosts().changeNotice(2, "x")),
          entry("host_push", c -> c.hosts().push(2, 1)),
          entry("host_domain", c -> c.hosts().bindDomain(BindDomain.toRoot(2, "a.b"))),
          entry("host_bindip", c -> c.hosts().bindIp(2, 1)),
          entry("host_unbindip", c -> c.hosts().unbindIp(2, 1)),
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

  /** Left out are the panel's cron pages, a call of no endpoint, and one that had no answer. */
  static List<Recording> answers() {
    return Recording.all().stream()
        .filter(r -> CALLS.containsKey(r.endpoint().toLowerCase(Locale.ROOT)))
        .filter(r -> r.status() != 0)
        .filter(r -> !r.body().contains("签名过期"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void areReadOrRefusedForTheReasonTheyGive(Recording recording) {
    server.then(RawServer.answer(recording.status() + " X", recording.type(), recording.body()));
    var call = CALLS.get(recording.endpoint().toLowerCase(Locale.ROOT));

    var failure = catchThrowable(() -> call.accept(client));

    if (recording.status() == 200 && isInt(recording, 1)) {
      assertThat(failure).isNull();
    } else {
      assertThat(failure).isInstanceOf(expected(recording));
      assertThat(failure.getMessage()).doesNotContain("SQLSTATE").doesNotContain("password\"");
    }
  }

  private static Class<? extends PanelException> expected(Recording recording) {
    var code = recording.envelope().path("code");
    if (recording.status() == 302) {
      return PanelUnconfirmed.class;
    }
    if (recording.status() == 200 && isCutOff(recording)) {
      return PanelUnconfirmed.class;
    }
    var refused = isInt(recording, 0) || code.isObject();
    return recording.status() == 200 && refused ? PanelRejected.class : PanelGarbled.class;
  }

  /** Of races the recording keeps the first 300 characters of each answer. */
  private static boolean isCutOff(Recording recording) {
    return recording.body().startsWith("{") && recording.envelope().isMissingNode();
  }

  private static boolean isInt(Recording recording, int code) {
    var node = recording.envelope().path("code");
    return node.isInt() && node.intValue() == code;
  }

  @Test
  void expiredSignaturesAreRefusedTwice() {
    var expired = Recording.all().stream().filter(r -> r.body().contains("签名过期")).toList();
    assertThat(expired).isNotEmpty();
    for (var recording : expired) {
      var answer = RawServer.answer("200 OK", recording.type(), recording.body());
      server.then(answer, answer);
      var call = CALLS.get(recording.endpoint());
      assertThatThrownBy(() -> call.accept(client)).isInstanceOf(PanelRejected.class);
    }
  }

  @Test
  void coverEveryCallOfThisClient() {
    var recorded =
        answers().stream()
            .map(r -> r.endpoint().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());

    assertThat(recorded).isEqualTo(CALLS.keySet());
    assertThat(answers()).hasSizeGreaterThan(440);
  }
}
