package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bthost.provisioning.domain.Operation.Status.HELD;
import static org.bthost.provisioning.domain.Operation.Status.SUCCEEDED;
import static org.bthost.provisioning.domain.Operation.Status.WAITING;

import java.time.Duration;
import java.util.List;
import org.bthost.provisioning.domain.CallRecord;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.LeaseLost;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Verb;
import org.bthost.sandbox.BtFault;
import org.bthost.sandbox.Fault;
import org.bthost.sandbox.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Panels that are down, deny, crash or hang, and workers that were overtaken. */
class TroubleTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void whileThePanelIsDownOperationsWaitWithoutWearingOut() {
    rig.built("basic");
    rig.panel.close();

    Receipt receipt = rig.send(Verb.SUSPEND);
    rig.workFor(20, Duration.ofMinutes(1));

    assertThat(rig.status(receipt)).isEqualTo(WAITING);
    assertThat(rig.error(receipt)).contains("the panel's port takes no connections");
    assertThat(rig.operation(receipt).attempts()).isZero();
  }

  @Test
  void aWrongTokenIsToldWithItsRemedyAndNothingIsDone() {
    try (Rig wrong = new Rig("not-the-token")) {
      Receipt receipt = wrong.create("basic");
      wrong.workFor(10, Duration.ofMinutes(1));

      assertThat(wrong.status(receipt)).isEqualTo(WAITING);
      assertThat(wrong.error(receipt)).contains("is the token the panel's access_token?");
      assertThat(wrong.gateway.test(Rig.PANEL).diagnosis())
          .contains("is the token the panel's access_token?");
      assertThat(wrong.panel.state().users()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, 3600})
  void aClockThatIsAnHourOffIsLearntAndWorkedWith(long seconds) {
    rig.panel.clock().advance(Duration.ofSeconds(seconds));

    Receipt receipt = rig.create("basic");
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.panel.state().liveHosts()).hasSize(1);
    assertThat(rig.gateway.test(Rig.PANEL).diagnosis())
        .contains("its clock differs from ours by " + seconds + " s");
  }

  @Test
  void aDeadBtIsToldByTheConnectionTest() {
    rig.panel.bt().dead(true);

    assertThat(rig.gateway.test(Rig.PANEL).usable()).isFalse();
    assertThat(rig.gateway.test(Rig.PANEL).diagnosis()).contains("BT below it does not");
  }

  @Test
  void aSuspensionIsNotDoneWhileNobodyCanTellWhetherTheSiteIsDown() {
    rig.built("basic");
    rig.panel.bt().dead(true);

    Receipt receipt = rig.send(Verb.SUSPEND);
    rig.work();
    assertThat(rig.status(receipt)).isEqualTo(WAITING);

    rig.panel.bt().dead(false);
    rig.workFor(3, Duration.ofMinutes(1));

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.site().running()).isFalse();
  }

  @Test
  void aPanelThatCrashesEveryTimeEndsInAHeldOperationWithTheReason() {
    rig.built("basic");
    rig.panel.faults().always("host_stop", Fault.HTML_500_BEFORE);

    Receipt receipt = rig.send(Verb.SUSPEND);
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(HELD);
    assertThat(rig.error(receipt))
        .contains("the web server still serves a suspended host")
        .contains("HTTP 500")
        .contains("held after 5 attempts");
  }

  @Test
  void everyVerbSurvivesOneOfEachFaultAtEachOfItsCalls() {
    for (String endpoint :
        List.of(
            "host_info",
            "host_status",
            "host_stop",
            "host_endtime",
            "host_list",
            "user_list",
            "user_create",
            "plans_list",
            "host_resource",
            "host_recycle")) {
      for (Fault fault : Fault.values()) {
        try (Rig fresh = new Rig()) {
          fresh.panel.faults().next(endpoint, fault);
          Receipt creation = fresh.create("basic");
          fresh.settle();
          fresh.panel.faults().next(endpoint, fault);
          Receipt suspension = fresh.send(Verb.SUSPEND);
          fresh.settle();
          fresh.panel.faults().next(endpoint, fault);
          Receipt termination = fresh.send(Verb.TERMINATE);
          fresh.settle();

          String what = endpoint + " " + fault;
          assertThat(fresh.status(creation)).as(what).isEqualTo(SUCCEEDED);
          assertThat(fresh.status(suspension)).as(what).isEqualTo(SUCCEEDED);
          assertThat(fresh.status(termination)).as(what).isEqualTo(SUCCEEDED);
          assertThat(fresh.panel.state().allHosts()).as(what).hasSize(1);
          assertThat(fresh.panel.state().liveHosts()).as(what).isEmpty();
          assertThat(fresh.panel.bt().sites()).as(what).noneMatch(site -> site.running());
        }
      }
    }
  }

  @Test
  void aWorkerWhoseLeaseRanOutMakesNoCallAndRecordsNothing() {
    rig.built("basic");
    Receipt receipt = rig.send(Verb.SUSPEND);
    Lease slept = rig.claim();
    rig.clock.advance(Duration.ofHours(1));
    Lease taken = rig.claim();

    rig.executor.attempt(slept);

    assertThat(taken.fence()).isGreaterThan(slept.fence());
    assertThat(rig.panel.log().count("host_stop")).isZero();
    assertThat(rig.operation(receipt).attempts()).isZero();
    assertThatThrownBy(() -> rig.journal.queue().extend(slept, Duration.ofSeconds(30)))
        .isInstanceOf(LeaseLost.class);
    rig.executor.attempt(taken);
    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
  }

  @Test
  void aLeaseThatRanOutStopsTheWritingCallEvenWhereNobodyTookOver() {
    rig.built("basic");
    rig.send(Verb.SUSPEND);
    Lease slept = rig.claim();
    rig.clock.advance(Duration.ofHours(1));

    rig.executor.attempt(slept);

    assertThat(rig.panel.log().count("host_stop")).isZero();
    assertThat(rig.site().running()).isTrue();
  }

  @Test
  void theAuditTrailHoldsEveryCallAndNoSecret() {
    rig.panel.bt().next("SetEdate", BtFault.REFUSES, 1);
    rig.create("basic");
    rig.settle();

    List<CallRecord> trail = rig.calls();

    assertThat(trail).extracting(CallRecord::endpoint).contains("user_create", "host_build");
    assertThat(trail.stream().filter(call -> !call.endpoint().matches("attempt|burn")))
        .hasSize(rig.panel.log().entries().size());
    List<String> secrets = rig.panel.state().users().stream().map(User::password).toList();
    assertThat(trail.toString()).doesNotContain(rig.panel.token()).doesNotContain(secrets);
  }

  @Test
  void thePanelUsersPasswordIsSealedInTheDatabase() {
    rig.built("basic");

    String password =
        rig.journal
            .write(
                ledger ->
                    ledger.userPassword(
                        Rig.SERVICE, rig.service().placement().orElseThrow().userName()))
            .orElseThrow();

    assertThat(rig.panel.state().users()).extracting(User::password).contains(password);
    assertThat(rig.rawColumn("user_password")).isNotBlank().doesNotContain(password);
  }
}
