package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bthost.provisioning.domain.HandAction.CANCEL;
import static org.bthost.provisioning.domain.Operation.Status.FAILED;
import static org.bthost.provisioning.domain.Operation.Status.HELD;
import static org.bthost.provisioning.domain.Operation.Status.SUCCEEDED;
import static org.bthost.provisioning.domain.Operation.Status.WAITING;
import static org.bthost.provisioning.scenario.Rig.details;

import java.time.Duration;
import java.util.Map;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Verb;
import org.bthost.sandbox.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a host may use: by its product, and by what its order has of its own. */
class PackageTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private void succeeds(Receipt receipt) {
    rig.settle();
    assertThat(rig.status(receipt)).as(rig.error(receipt)).isEqualTo(SUCCEEDED);
  }

  private void measuredAt(int siteMb) {
    rig.panel.bt().size(rig.host().btName(), siteMb);
    rig.clock.advance(Duration.ofMinutes(30));
    rig.panel.cron().btResourceTask();
  }

  @Test
  void anOrderOnAPanelPlanCanHaveLimitsOfItsOwn() {
    Receipt creation =
        rig.create(
            "basic",
            details("site", "20 GB", "traffic", "500", "connections", "50", "rate", "1 MB/s"));

    succeeds(creation);

    assertThat(rig.host().limits()).containsExactly(20480, 100, 500, 5);
    assertThat(rig.site().perserver()).isEqualTo(50);
    assertThat(rig.site().limitRate()).isEqualTo(1024);
    assertThat(rig.error(creation))
        .isEqualTo("connections 50 and rate 1024 KB/s were set, and are not shown by the panel");
    assertThat(rig.service().settled()).isTrue();
  }

  @Test
  void anOrderOnLimitsOfTheProductsOwnIsBuiltWithItsOwn() {
    Receipt creation = rig.create("custom", details("domains", "9", "connections", "7"));

    succeeds(creation);

    assertThat(rig.host().limits()).containsExactly(300, 50, 500, 9);
    assertThat(rig.site().perserver()).isEqualTo(7);
    assertThat(rig.site().limitRate()).isEqualTo(256);
    assertThat(rig.panel.log().count("host_edit")).isZero();
  }

  @Test
  void aChangeOfPackageWithoutOptionsGivesTheProductsOwnLimits() {
    rig.create("basic", details("site", "20 GB", "connections", "50", "rate", "99"));
    rig.settle();

    succeeds(rig.change("basic"));

    assertThat(rig.host().siteMax()).isEqualTo(200);
    assertThat(rig.site().perserver()).isZero();
  }

  @Test
  void aRenewalAndASuspensionKeepWhatTheOrderHas() {
    rig.create("basic", details("site", "20 GB"));
    rig.settle();

    succeeds(rig.renew(60));
    succeeds(rig.send(Verb.SUSPEND));
    succeeds(rig.send(Verb.UNSUSPEND));

    assertThat(rig.host().siteMax()).isEqualTo(20480);
    assertThat(rig.service().wanted().options().details()).isEqualTo(details("site", "20480"));
  }

  @Test
  void packagesThatDifferInWhatThePanelDoesNotShowAreGivenAllTheSame() {
    rig.built("custom");

    succeeds(rig.change("faster"));
    assertThat(rig.site().limitRate()).isEqualTo(512);

    succeeds(rig.change("faster", details("connections", "20")));
    assertThat(rig.site().perserver()).isEqualTo(20);
    assertThat(rig.panel.log().count("host_speed")).isEqualTo(2);

    succeeds(rig.change("unthrottled"));
    assertThat(rig.site().perserver()).isZero();
  }

  @Test
  void aPackageWithoutAThrottleLiftsNoneWhereThereWasNone() {
    rig.built("basic");

    succeeds(rig.change("unthrottled"));

    assertThat(rig.panel.log().count("host_speedoff")).isZero();
  }

  @Test
  void aThrottleThatABuildSetIsLiftedBehindThePlanWithoutOne() {
    rig.built("pro");
    assertThat(rig.site().perserver()).isEqualTo(300);

    succeeds(rig.change("basic"));

    assertThat(rig.host().siteMax()).isEqualTo(200);
    assertThat(rig.site().perserver()).isZero();
  }

  @Test
  void aPlanOfTheSameConnectionsAndAnotherRateReachesTheWebServer() {
    rig.panel.tamper(state -> state.plan(4).set("perserver", 300).set("limit_rate", 2048));
    rig.built("basic");
    succeeds(rig.change("pro"));

    succeeds(rig.change("wide"));

    assertThat(rig.site().limitRate()).isEqualTo(2048);
  }

  @Test
  void connectionsOfTheOrdersOwnDoNotHelpThePanelToAPlanWithoutAny() {
    rig.built("basic");
    succeeds(rig.change("pro"));
    rig.panel.log().clear();

    Receipt receipt = rig.change("basic", details("connections", "50", "rate", "99"));
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(HELD);
    assertThat(rig.error(receipt)).contains("whatever the order has of its own");
    assertThat(rig.panel.log().count("host_update")).isZero();
  }

  @Test
  void connectionsAreOrderedWithTheirRateWhereTheProductHasNone() {
    for (String product : new String[] {"basic", "unthrottled"}) {
      assertThatThrownBy(() -> rig.create(product, details("connections", "50")))
          .isInstanceOf(InvalidIntent.class)
          .hasMessageContaining(
              "rate is missing: the panel takes connections and rate only together");
    }
  }

  @Test
  void aDowngradeIsJudgedByWhatTheHostUsesNow() {
    rig.built("pro");
    rig.panel.bt().size(rig.host().btName(), 700);
    rig.clock.advance(Duration.ofMinutes(6));
    rig.panel.log().clear();

    Receipt receipt = rig.change("custom");
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(FAILED);
    assertThat(rig.error(receipt)).contains("site 700 MB of 300 MB").doesNotContain("measured it");
    assertThat(rig.panel.log().count("host_resource")).isEqualTo(1);
    assertThat(rig.panel.log().count("host_edit")).isZero();
    assertThat(rig.host().status()).isEqualTo("normal");
  }

  @Test
  void aDowngradeByTheOrdersOwnLimitsIsJudgedToo() {
    rig.create("pro", details("site", "2 GB"));
    rig.settle();
    rig.panel.bt().size(rig.host().btName(), 700);
    rig.clock.advance(Duration.ofMinutes(6));

    Receipt receipt = rig.change("pro", details("site", "500 MB"));
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(FAILED);
    assertThat(rig.host().siteMax()).isEqualTo(2048);
    assertThat(rig.service().wanted().options().details()).isEqualTo(details("site", "2048"));
    assertThat(rig.service().settled()).isTrue();
  }

  @Test
  void aLargerPackageIsGivenWithoutAMeasurement() {
    rig.built("custom");
    rig.clock.advance(Duration.ofHours(2));
    rig.panel.log().clear();

    succeeds(rig.change("custom", details("site", "20 GB")));

    assertThat(rig.panel.log().count("host_resource")).isZero();
  }

  @Test
  void aSuspendedHostIsNeverMeasuredForADowngradeAndTheAgeIsTold() {
    rig.built("pro");
    measuredAt(700);
    succeeds(rig.send(Verb.SUSPEND));
    rig.panel.log().clear();

    Receipt refused = rig.change("custom");
    rig.settle();
    Receipt smaller = rig.change("wide", details("site", "800 MB"));
    succeeds(smaller);

    assertThat(rig.status(refused)).isEqualTo(FAILED);
    assertThat(rig.error(refused)).contains("site 700 MB of 300 MB (as the panel measured it at ");
    assertThat(rig.error(smaller)).contains("could not be measured anew: as the panel measured it");
    assertThat(rig.panel.log().count("host_resource")).isZero();
    assertThat(rig.site().running()).isFalse();
  }

  @Test
  void aForcedDowngradeIsCarriedOutAndWhatIsOverIsTold() {
    rig.built("pro");
    measuredAt(700);

    Receipt receipt = rig.change("custom", details("force", "yes"));
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.host().siteMax()).isEqualTo(300);
    assertThat(rig.error(receipt))
        .contains("the host uses more than it now may: site 700 MB of 300 MB");
  }

  @Test
  void whatThePanelDidNotApplyIsNamedFieldByField() {
    rig.built("basic");
    rig.panel.faults().always("host_edit", Fault.CODE_1_NOTHING_DONE);

    Receipt receipt = rig.change("pro", details("site", "20 GB", "domains", "30"));
    rig.work();

    assertThat(rig.status(receipt)).isEqualTo(WAITING);
    assertThat(rig.error(receipt))
        .contains(
            "the panel has said yes, but did not apply all:"
                + " site MB 1000 instead of 20480, domains 20 instead of 30");
    assertThat(rig.error(receipt)).doesNotContain("database MB");
  }

  @Test
  void auditAndFoldersAreBuiltAndSwitchedOn() {
    rig.create("audited");
    rig.settle();
    assertThat(rig.host().audited()).isTrue();
    assertThat(rig.host().showsFolders()).isTrue();
    assertThat(rig.panel.log().count("host_edit")).isZero();
    rig.panel.carryOut("host_update", Map.of("id", "" + rig.host().id(), "plan_id", "1"));
    assertThat(rig.host().audited()).isFalse();

    succeeds(rig.change("audited"));

    assertThat(rig.host().audited()).isTrue();
  }

  @Test
  void whatThePanelCannotSwitchOffIsRefusedWithTheReasonAndNothingIsChanged() {
    rig.create("audited");
    rig.settle();
    rig.panel.log().clear();

    Receipt receipt = rig.change("unaudited", details("site", "20 GB"));
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(FAILED);
    assertThat(rig.error(receipt))
        .contains("bound domains wait for an audit")
        .contains("domains may show single folders")
        .contains("host_edit ignores");
    assertThat(rig.panel.log().count("host_edit")).isZero();
    assertThat(rig.service().wanted().product().value()).isEqualTo("audited");
  }

  @Test
  void aPlanSwitchesTheAuditOff() {
    rig.create("audited");
    rig.settle();

    succeeds(rig.change("basic"));

    assertThat(rig.host().audited()).isFalse();
  }

  @Test
  void aCancelledChangeLeavesTheOptionsThatStoodBefore() {
    rig.create("basic", details("site", "20 GB"));
    rig.settle();
    succeeds(rig.change("basic", details("site", "30 GB")));
    rig.panel.faults().next("host_edit", Fault.RESET_AFTER);
    Receipt change = rig.change("basic", details("site", "40 GB"));
    rig.work();
    assertThat(rig.host().siteMax()).isEqualTo(40960);

    rig.rule(CANCEL, change);
    rig.settle();

    assertThat(rig.host().siteMax()).isEqualTo(30720);
    assertThat(rig.service().settled()).isTrue();
  }

  @Test
  void aSecondCreateIsTheSameOnlyWithTheSameOptions() {
    rig.create("basic", details("site", "20 GB"));
    rig.settle();

    Receipt same = rig.create("basic", details("site", "20480 MB"));
    succeeds(same);
    Receipt other = rig.create("basic");

    assertThat(rig.status(other)).isEqualTo(FAILED);
    assertThat(rig.error(other)).contains("with product basic with site=20480; use change-package");
  }
}
