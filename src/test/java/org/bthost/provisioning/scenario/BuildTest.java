package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.domain.Operation.Status.FAILED;
import static org.bthost.provisioning.domain.Operation.Status.HELD;
import static org.bthost.provisioning.domain.Operation.Status.SUCCEEDED;
import static org.bthost.provisioning.domain.Operation.Status.SUPERSEDED;
import static org.bthost.provisioning.domain.Operation.Status.WAITING;

import java.time.Duration;
import java.util.List;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.provisioning.domain.IssuedName;
import org.bthost.provisioning.domain.IssuedName.State;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Verb;
import org.bthost.sandbox.BtFault;
import org.bthost.sandbox.Fault;
import org.bthost.sandbox.Site;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exactly one host per service, whatever becomes of the call that builds it. */
class BuildTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private List<IssuedName> names() {
    return rig.journal.write(ledger -> ledger.names(Rig.SERVICE));
  }

  private long owner() {
    return rig.service().placement().orElseThrow().user().orElseThrow().value();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "RESET_AFTER",
        "TIMEOUT_AFTER",
        "PROXY_502_AFTER",
        "HTML_500_AFTER",
        "TRUNCATED_JSON",
        "CODE_0_AFTER"
      })
  void aHostThatWasBuiltWithoutAUsableAnswerIsAdopted(Fault fault) {
    rig.panel.faults().next("host_build", fault);

    Receipt receipt = rig.create("basic");
    rig.settle();

    assertThat(rig.error(receipt)).isEmpty();
    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.host().status()).isEqualTo("normal");
    assertThat(rig.panel.bt().sites()).hasSize(1);
    assertThat(rig.panel.log().count("host_build")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "REFUSED_503",
        "RATE_LIMITED_429",
        "REDIRECT_307",
        "RESET_BEFORE",
        "TIMEOUT_BEFORE",
        "HTML_200",
        "HTML_500_BEFORE",
        "CODE_0_BEFORE",
        "CODE_1_NOTHING_DONE"
      })
  void aBuildThatDidNothingIsDoneAgainOnceItCanBeSaid(Fault fault) {
    rig.panel.faults().next("host_build", fault);

    Receipt receipt = rig.create("basic");
    rig.settle();

    assertThat(rig.status(receipt)).as(rig.error(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.host().status()).isEqualTo("normal");
    assertThat(rig.panel.bt().sites()).hasSize(1);
  }

  @Test
  void afterSilenceNothingIsBuiltBeforeTheSettleTimeHasPassed() {
    rig.panel.faults().next("host_build", Fault.RESET_BEFORE);
    Receipt receipt = rig.create("basic");

    rig.workFor(38, Duration.ofSeconds(30));

    assertThat(rig.status(receipt)).isEqualTo(WAITING);
    assertThat(rig.error(receipt)).contains("until then nothing is built again");
    assertThat(rig.panel.log().count("host_build")).isEqualTo(1);
    rig.settle();
    assertThat(rig.panel.log().count("host_build")).isEqualTo(2);
    assertThat(names()).extracting(IssuedName::state).containsExactly(State.BURNT, State.CONFIRMED);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1000, 300})
  void itSettlesByTheDatabasesClockWhoeversNodeSentIt(int secondsAhead) {
    rig.panel.faults().next("host_build", Fault.RESET_BEFORE);
    rig.create("basic");

    rig.workAhead(Duration.ofSeconds(secondsAhead));
    rig.work();
    rig.workAhead(Duration.ZERO);
    rig.workFor(38, Duration.ofSeconds(30));

    assertThat(rig.panel.log().count("host_build")).isEqualTo(1);
    rig.workFor(4, Duration.ofSeconds(30));
    assertThat(rig.panel.log().count("host_build")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1000, 1000})
  void itSettlesByTheDatabasesClockWhoeversNodeLooks(int secondsAhead) {
    rig.panel.faults().next("host_build", Fault.RESET_BEFORE);
    rig.create("basic");

    rig.work();
    rig.workAhead(Duration.ofSeconds(secondsAhead));
    rig.workFor(38, Duration.ofSeconds(30));

    assertThat(rig.panel.log().count("host_build")).isEqualTo(1);
    rig.workFor(4, Duration.ofSeconds(30));
    assertThat(rig.panel.log().count("host_build")).isEqualTo(2);
  }

  @Test
  void aBuildThatAppearsMinutesLaterIsAdopted() {
    rig.panel.faults().next("host_build", Fault.TIMEOUT_BEFORE);
    Receipt receipt = rig.create("basic");
    rig.workFor(3, Duration.ofMinutes(1));

    rig.panel.buildLate(names().get(0).name().value(), owner());
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.host().status()).isEqualTo("normal");
    assertThat(rig.panel.log().count("host_build")).isEqualTo(1);
  }

  @Test
  void ofTwoBuildsThatBothAppearLateTheSecondIsTakenDownWithoutAnyoneAsking() {
    rig.panel.faults().next("host_build", Fault.TIMEOUT_BEFORE);
    Receipt receipt = rig.create("basic");
    rig.workFor(2, Duration.ofMinutes(1));
    rig.panel.faults().next("host_build", Fault.TIMEOUT_BEFORE);
    rig.workFor(26, Duration.ofMinutes(1));
    assertThat(rig.panel.log().count("host_build")).isEqualTo(2);

    rig.panel.buildLate(names().get(0).name().value(), owner());
    rig.workFor(5, Duration.ofMinutes(1));
    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    rig.panel.buildLate(names().get(1).name().value(), owner());
    rig.workFor(20, Duration.ofMinutes(1));

    assertThat(rig.panel.state().liveHosts())
        .singleElement()
        .satisfies(host -> assertThat(host.btName()).startsWith(names().get(0).name().value()));
    assertThat(rig.panel.bt().sites()).filteredOn(Site::running).hasSize(1);
  }

  @Test
  void aHostThatAppearsUnderABurntNameBesideTheServicesOwnIsTakenDown() {
    rig.panel.faults().next("host_build", Fault.TIMEOUT_BEFORE);
    rig.create("basic");
    rig.settle();
    long own = rig.host().id();
    rig.panel.buildLate(names().get(0).name().value(), rig.host().userId());
    assertThat(rig.panel.state().liveHosts()).hasSize(2);

    rig.renew(60);
    rig.settle();

    assertThat(rig.host().id()).isEqualTo(own);
    assertThat(rig.panel.bt().sites()).filteredOn(site -> site.running()).hasSize(1);
  }

  @Test
  void aBuildThatFailedAfterItsSiteWasMadeBurnsTheNameAndBuildsUnderAnother() {
    rig.panel.bt().next("SetEdate", BtFault.REFUSES, 1);

    Receipt receipt = rig.create("basic");
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(names()).extracting(IssuedName::state).containsExactly(State.BURNT, State.CONFIRMED);
    assertThat(rig.panel.bt().sites()).hasSize(2);
    assertThat(rig.panel.state().liveHosts()).hasSize(1);
  }

  @Test
  void aNameThatALostBuildLeftBehindAtBtIsBurntAndAnotherBuilt() {
    HostName name = HostName.ofHost(new InstallationId("rig"), Rig.SERVICE, 1, 0);
    rig.panel.bt().foreign(name + ".test.com");

    Receipt receipt = rig.create("basic");
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(names()).extracting(IssuedName::state).containsExactly(State.BURNT, State.CONFIRMED);
    assertThat(rig.host().btName()).doesNotStartWith(name.value());
  }

  @Test
  void aDeadBtIsWaitedForAndNothingIsBurnt() {
    rig.panel.bt().dead(true);
    Receipt receipt = rig.create("basic");
    rig.workFor(5, Duration.ofMinutes(1));
    assertThat(rig.status(receipt)).isEqualTo(WAITING);

    rig.panel.bt().dead(false);
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(names()).extracting(IssuedName::state).containsExactly(State.CONFIRMED);
  }

  @Test
  void aHiddenPlanFailsWithTheReason() {
    Receipt hidden = rig.create("hidden");
    rig.settle();

    assertThat(rig.status(hidden)).isEqualTo(FAILED);
    assertThat(rig.error(hidden)).contains("does not offer plan 3");
    assertThat(rig.panel.bt().sites()).isEmpty();
  }

  @Test
  void anUnknownPlanFailsBeforeAnythingIsBuilt() {
    Receipt gone = rig.create("gone");
    rig.settle();

    assertThat(rig.status(gone)).isEqualTo(FAILED);
    assertThat(rig.error(gone)).contains("does not offer the package of product 'gone'");
    assertThat(rig.panel.log().count("host_build")).isZero();
  }

  @Test
  void anEmptyDomainPoolFailsWithThePanelsReason() {
    Receipt receipt = rig.create("nodomain");
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(FAILED);
    assertThat(rig.error(receipt)).contains("域名池中无可用域名");
  }

  @Test
  void aUserWhoseCreationWasAnsweredByNobodyIsFoundAndUsed() {
    rig.panel.faults().next("user_create", Fault.RESET_AFTER);

    Receipt receipt = rig.create("basic");
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.panel.state().users()).hasSize(2);
  }

  @Test
  void ofTwoUsersMadeByARaceTheFirstOwnsAndBothAreLookedUnder() {
    HostName user = HostName.ofUser(new InstallationId("rig"), Rig.SERVICE);
    rig.panel.raceUser(user.value());
    var second = rig.panel.raceUser(user.value());
    HostName name = HostName.ofHost(new InstallationId("rig"), Rig.SERVICE, 1, 0);
    rig.panel.faults().next("host_build", Fault.TIMEOUT_BEFORE);
    Receipt receipt = rig.create("basic");
    rig.workFor(2, Duration.ofMinutes(1));

    rig.panel.buildLate(name.value(), second.id());
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.host().userId()).isEqualTo(second.id());
    assertThat(rig.panel.log().count("user_create")).isZero();
  }

  @Test
  void aHostWithoutTheDatabaseOfItsPackageIsHeld() {
    HostName name = HostName.ofHost(new InstallationId("rig"), Rig.SERVICE, 1, 0);
    rig.panel.bt().takeDatabaseName(name.value());

    Receipt receipt = rig.create("basic");
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(HELD);
    assertThat(rig.error(receipt)).contains("no database");
  }

  @Test
  void aTerminationWaitsForAnOpenBuildAndTakesDownWhatAppears() {
    rig.panel.faults().next("host_build", Fault.TIMEOUT_BEFORE);
    Receipt creation = rig.create("basic");
    rig.workFor(2, Duration.ofMinutes(1));
    Receipt termination = rig.send(Verb.TERMINATE);
    rig.workFor(5, Duration.ofMinutes(1));
    assertThat(rig.status(creation)).isEqualTo(SUPERSEDED);
    assertThat(rig.status(termination)).isEqualTo(WAITING);

    rig.panel.buildLate(names().get(0).name().value(), owner());
    rig.settle();

    assertThat(rig.status(termination)).isEqualTo(SUCCEEDED);
    assertThat(rig.panel.state().liveHosts()).isEmpty();
    assertThat(rig.panel.bt().sites()).noneMatch(site -> site.running());
  }

  @Test
  void aTerminationBeforeAnythingWasBuiltBuildsNothing() {
    Receipt creation = rig.create("basic");
    Receipt termination = rig.send(Verb.TERMINATE);

    rig.settle();

    assertThat(rig.status(creation)).isEqualTo(SUPERSEDED);
    assertThat(rig.status(termination)).isEqualTo(SUCCEEDED);
    assertThat(rig.panel.log().entries()).isEmpty();
  }

  @Test
  void anotherHostUnderOurNumberIsNeverTouched() {
    rig.built("basic");
    rig.panel.rename(rig.host().id(), "somebodyelse.test.com");

    Receipt receipt = rig.send(Verb.TERMINATE);
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(HELD);
    assertThat(rig.error(receipt)).contains("shows another host under number");
    assertThat(rig.host().status()).isEqualTo("normal");
    assertThat(rig.panel.log().count("host_stop")).isZero();
  }
}
