package org.bthost.provisioning.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.bthost.provisioning.domain.Availability;
import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.HostPackage.PanelPlan;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.HostSight.Row;
import org.bthost.provisioning.domain.HostSight.WebServer;
import org.bthost.provisioning.domain.ObservedState;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelSession;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.PanelTrouble.Kind;
import org.bthost.provisioning.domain.PanelUserId;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Pulse;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelSettings;
import org.bthost.provisioning.scenario.TestClock;
import org.bthost.sandbox.Fault;
import org.bthost.sandbox.RequestLog;
import org.bthost.sandbox.SandboxOptions;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a session makes of the panel's answers, beside what the verbs need. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PanelSessionTest {
  private static final PanelId PANEL = new PanelId("p1");
  private static final HostName OWNER = new HostName("owneraaaaaaa");
  private static final Product BASIC =
      new Product(new ProductId("basic"), new PanelPlan(1), OptionalLong.empty(), 3, 14, false);

  private final TestClock clock = new TestClock();
  private final SandboxPanel panel = SandboxPanel.start(SandboxOptions.defaults().withClock(clock));
  private final PanelClient client =
      PanelClient.connect(
          PanelSettings.of(panel.url(), panel.token()),
          clock,
          () -> UUID.randomUUID().toString().replace("-", ""));
  private final BthostGateway gateway =
      new BthostGateway(
          List.of(new PanelAccess(PANEL, PanelSettings.of(panel.url(), panel.token()), 1, 0, 1)),
          settings -> client,
          (id, call) -> {},
          clock,
          clock::advance);
  private final PanelSession session = open();
  private final PanelUserId owner = session.createUser(OWNER, "secret12");

  private PanelSession open() {
    return gateway.open(PANEL, () -> {}, call -> {});
  }

  @AfterEach
  void close() {
    gateway.close();
    panel.close();
  }

  private HostId built(String name) {
    LocalDate end = LocalDate.now(clock.withZone(ZoneId.of("Asia/Shanghai"))).plusDays(30);
    HostId host = session.build(new HostName(name), owner, BASIC, end);
    panel.log().clear();
    return host;
  }

  private List<HostSight> all() {
    var all = new ArrayList<HostSight>();
    session.eachHost(all::add);
    return all;
  }

  private List<String> calls() {
    return panel.log().entries().stream().map(RequestLog.Entry::endpoint).toList();
  }

  @Test
  void everyLiveHostIsToldOfByOneCall() {
    HostId running = built("runningaaaaa");
    HostId stopped = built("stoppedaaaaa");
    HostId locked = built("lockedaaaaaa");
    HostId recycled = built("recycledaaaa");
    session.stop(stopped);
    session.lock(locked);
    session.recycle(recycled);
    session.measure(running);
    panel.log().clear();

    List<HostSight> all = all();

    assertThat(calls()).containsExactly("host_list");
    assertThat(all).extracting(HostSight::id).containsExactly(running, stopped, locked);
    assertThat(all).extracting(HostSight::row).containsExactly(Row.NORMAL, Row.STOPPED, Row.LOCKED);
    assertThat(all)
        .extracting(HostSight::webServer)
        .containsExactly(WebServer.UP, WebServer.DOWN, WebServer.DOWN);
    assertThat(all).extracting(HostSight::owner).containsOnly(owner);
    assertThat(all).allMatch(HostSight::database).allMatch(HostSight::ftp);
    assertThat(all.get(0).measuredAt()).contains(clock.instant());
    assertThat(all).extracting(HostSight::measured).containsExactly(true, false, false);
  }

  @Test
  void aHostThatWasGivenToNobodyIsToldOfToo() {
    HostId host = built("ownerlessaaa");
    client.goods().push(host.value(), 0);

    assertThat(all()).extracting(HostSight::owner).containsExactly(new PanelUserId(0));
  }

  @Test
  void aListThatBreaksOffIsATrouble() {
    built("runningaaaaa");
    panel.faults().next("host_list", Fault.TRUNCATED_JSON);

    assertThat(catchThrowableOfType(PanelTrouble.class, this::all).kind()).isEqualTo(Kind.SILENT);
  }

  /** Such as the trouble of another panel; three in a row would be enough for the breaker. */
  @Test
  void whatTheReaderThrowsIsNotTakenForATroubleOfThePanel() {
    built("runningaaaaa");
    var thrown = new PanelTrouble(Kind.UNREACHABLE, "another panel", null);

    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(
              () ->
                  session.eachHost(
                      host -> {
                        throw thrown;
                      }))
          .isSameAs(thrown);
    }

    assertThat(gateway.availability(PANEL)).isEqualTo(Availability.WORKING);
    assertThat(all()).hasSize(1);
  }

  @Test
  void thePulseIsTheRowAndTheWebServerByOneCall() {
    HostId host = built("runningaaaaa");

    assertThat(session.pulse(host)).contains(Pulse.of(Row.NORMAL, true));

    assertThat(calls()).containsExactly("host_status");
  }

  @Test
  void thePulseShowsAWebServerThatDoesNotFollow() {
    HostId up = built("upaaaaaaaaaa");
    HostId down = built("downaaaaaaaa");
    panel.bt().dead(true);
    session.stop(up);
    panel.bt().dead(false);
    panel.bt().stop(panel.bt().site(panel.state().host(down.value()).btName()).orElseThrow());

    assertThat(session.pulse(up)).contains(Pulse.of(Row.STOPPED, true));
    assertThat(session.pulse(down)).contains(Pulse.of(Row.NORMAL, false));
    assertThat(session.pulse(up).orElseThrow().agrees()).isFalse();
    assertThat(session.pulse(down).orElseThrow().agrees()).isFalse();
  }

  @Test
  void anUnknownHostAndARecycledOneHaveNoPulse() {
    HostId recycled = built("recycledaaaa");
    session.recycle(recycled);

    assertThat(session.pulse(new HostId(4711))).isEmpty();
    assertThat(session.pulse(recycled)).isEmpty();
  }

  /** BT has no site of this name: the panel knows the host, and can't tell. */
  @Test
  void aSiteThatIsNotSeenIsNeitherUpNorDown() {
    HostId host = built("siteless1234");
    panel
        .bt()
        .remove(
            panel.bt().site(panel.state().host(host.value()).btName()).orElseThrow(),
            "siteless1234");

    assertThat(session.pulse(host)).contains(Pulse.unseen());
    assertThat(session.pulse(host).orElseThrow().agrees()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"HTML_500_BEFORE", "HTML_200", "CODE_0_BEFORE"})
  void anAnswerThatTellsNothingIsNeitherUpNorDown(Fault fault) {
    HostId host = built("runningaaaaa");
    panel.faults().next("host_status", fault);

    assertThat(session.pulse(host)).contains(Pulse.unseen());
  }

  @Test
  void noPulseCanBeTakenWhileBtIsDead() {
    HostId host = built("runningaaaaa");
    panel.bt().dead(true);

    var trouble = catchThrowableOfType(PanelTrouble.class, () -> session.pulse(host));

    assertThat(trouble.kind()).isEqualTo(Kind.BELOW_DOWN);
  }

  @Test
  void noPulseIsTakenOfAPanelThatIsSilentOrShut() {
    HostId host = built("runningaaaaa");
    panel.faults().next("host_status", Fault.RESET_BEFORE);

    assertThat(catchThrowableOfType(PanelTrouble.class, () -> session.pulse(host)).kind())
        .isEqualTo(Kind.SILENT);
    panel.allowOnly(Set.of("192.0.2.1"));
    assertThat(catchThrowableOfType(PanelTrouble.class, () -> session.pulse(host)).kind())
        .isEqualTo(Kind.DENIED);
  }

  @Test
  void syncMakesTheWebServerFollowTheRow() {
    HostId host = built("runningaaaaa");
    panel.bt().stop(panel.bt().site(panel.state().host(host.value()).btName()).orElseThrow());

    session.sync(host);

    assertThat(session.pulse(host)).contains(Pulse.of(Row.NORMAL, true));
  }

  @Test
  void aDeletedUserIsNotFoundAndHisHostsStay() {
    HostId host = built("runningaaaaa");

    session.deleteUser(owner);

    assertThat(session.usersNamed(OWNER)).isEmpty();
    assertThat(session.look(host)).isInstanceOf(ObservedState.Present.class);
  }

  @Test
  void thePlansAreReadOnceForAllTermsOfASession() {
    panel.log().clear();

    assertThat(session.terms(new PanelPlan(1))).isPresent();
    assertThat(session.terms(new PanelPlan(2))).isPresent();
    assertThat(session.terms(new PanelPlan(77))).isEmpty();

    assertThat(calls()).containsExactly("plans_list");
    assertThat(open().terms(new PanelPlan(1))).isPresent();
    assertThat(calls()).containsExactly("plans_list", "plans_list");
  }

  /** What was read before a build was refused may be what has changed since. */
  @Test
  void thePlansAreReadAgainToTellWhyABuildWasRefused() {
    assertThat(session.terms(new PanelPlan(1))).isPresent();
    panel.bt().dead(true);
    panel.log().clear();

    var trouble = catchThrowableOfType(PanelTrouble.class, () -> built("deadaaaaaaaa"));

    assertThat(trouble.kind()).isEqualTo(Kind.BELOW_DOWN);
    assertThat(calls()).containsExactly("host_build", "plans_list");
  }

  @Test
  void aMeasuredHostShowsWhen() {
    HostId host = built("measuredaaaa");
    session.measure(host);

    HostSight sight = ((ObservedState.Present) session.look(host)).sight();

    assertThat(sight.measuredAt()).isEqualTo(Optional.of(clock.instant()));
  }
}
