package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.domain.Operation.Status.FAILED;
import static org.bthost.provisioning.domain.Operation.Status.HELD;
import static org.bthost.provisioning.domain.Operation.Status.SUCCEEDED;

import java.time.Duration;
import org.bthost.provisioning.domain.Verb;
import org.bthost.sandbox.Host;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each verb does to a panel that works, for hosts in every state. */
class VerbsTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void createEndsInOneMeasuredRunningHostOfItsOwnUser() {
    var receipt = rig.create("basic");

    rig.settle();

    Host host = rig.host();
    assertThat(rig.error(receipt)).isEmpty();
    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(host.status()).isEqualTo("normal");
    assertThat(rig.site().running()).isTrue();
    assertThat(host.endsOn()).isEqualTo(rig.service().wanted().paidUntil().plusDays(3));
    assertThat(host.measured()).isTrue();
    assertThat(host.userId()).isNotEqualTo(1);
    assertThat(rig.panel.log().count("host_build")).isEqualTo(1);
    assertThat(rig.service().settled()).isTrue();
  }

  @Test
  void createWithLimitsOfItsOwnBuildsByPack() {
    var receipt = rig.create("custom");

    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.host().siteMax()).isEqualTo(300);
  }

  @Test
  void suspendIsDoneWhenTheWebServerIsDown() {
    rig.built("basic");

    var receipt = rig.send(Verb.SUSPEND);
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.host().status()).isEqualTo("stop");
    assertThat(rig.site().running()).isFalse();
    assertThat(rig.panel.log().count("host_status")).isPositive();
  }

  @Test
  void suspendLocksWhereTheProductSaysSo() {
    rig.built("locking");

    var receipt = rig.send(Verb.SUSPEND);
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.host().status()).isEqualTo("locked");
    assertThat(rig.site().running()).isFalse();
    assertThat(rig.panel.customer().powerOn(rig.host().id())).isFalse();
  }

  @Test
  void unsuspendStartsWhatWeStopped() {
    rig.built("basic");
    rig.send(Verb.SUSPEND);
    rig.settle();

    var receipt = rig.send(Verb.UNSUSPEND);
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.host().status()).isEqualTo("normal");
    assertThat(rig.site().running()).isTrue();
  }

  @Test
  void unsuspendUnlocksWhatWeLocked() {
    rig.built("locking");
    rig.send(Verb.SUSPEND);
    rig.settle();

    var receipt = rig.send(Verb.UNSUSPEND);
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.site().running()).isTrue();
  }

  @Test
  void unsuspendIsHeldWhereAnAdministratorHasLocked() {
    rig.built("basic");
    rig.panel.customer().administratorSets(rig.host().id(), "locked");

    var receipt = rig.send(Verb.UNSUSPEND);
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(HELD);
    assertThat(rig.error(receipt)).contains("locked at the panel, not by this module");
    assertThat(rig.site().running()).isFalse();
  }

  @Test
  void unsuspendOfAHostOverItsQuotaIsHeldWithTheNumbers() {
    rig.built("basic");
    rig.panel.bt().size(rig.host().btName(), 250);
    rig.clock.advance(Duration.ofMinutes(30));
    rig.panel.cron().btResourceTask();

    var receipt = rig.send(Verb.UNSUSPEND);
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(HELD);
    assertThat(rig.error(receipt)).contains("site 250 MB of 200 MB");
  }

  @Test
  void terminateStopsSeesTheSiteDownAndRecycles() {
    rig.built("basic");
    long id = rig.host().id();

    var receipt = rig.send(Verb.TERMINATE);
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.panel.state().host(id).recycled()).isTrue();
    assertThat(rig.panel.bt().sites()).noneMatch(site -> site.running());
    assertThat(rig.panel.log().entries().stream().map(entry -> entry.endpoint()))
        .containsSubsequence("host_stop", "host_status", "host_recycle", "host_info");
  }

  @Test
  void terminateOfAHostThatIsGoneIsDone() {
    rig.built("basic");
    rig.send(Verb.TERMINATE);
    rig.settle();

    var again = rig.send(Verb.TERMINATE);
    rig.settle();

    assertThat(rig.status(again)).isEqualTo(SUCCEEDED);
  }

  @Test
  void createAfterTerminateBuildsANewHostOfAnotherName() {
    rig.built("basic");
    String first = rig.host().btName();
    rig.send(Verb.TERMINATE);
    var second = rig.create("basic");

    rig.settle();

    assertThat(rig.status(second)).isEqualTo(SUCCEEDED);
    assertThat(rig.host().btName()).isNotEqualTo(first);
    assertThat(rig.panel.state().users()).hasSize(2);
  }

  @Test
  void everythingElseIsRefusedForATerminatedService() {
    rig.built("basic");
    rig.send(Verb.TERMINATE);
    rig.settle();

    var renewal = rig.renew(60);
    var suspension = rig.send(Verb.SUSPEND);

    assertThat(rig.status(renewal)).isEqualTo(FAILED);
    assertThat(rig.error(suspension)).contains("the service is terminated");
  }

  @Test
  void changePackageIsDoneWhenEveryFieldReadsBack() {
    rig.built("basic");

    var receipt = rig.change("pro");
    rig.settle();

    assertThat(rig.error(receipt)).isEmpty();
    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.host().siteMax()).isEqualTo(1000);
    assertThat(rig.host().perserver()).isEqualTo(300);
  }

  @Test
  void changePackageToOwnLimitsEditsAndThrottles() {
    rig.built("basic");

    var receipt = rig.change("custom");
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.host().siteMax()).isEqualTo(300);
    assertThat(rig.site().perserver()).isEqualTo(100);
  }

  @Test
  void aDowngradeBelowWhatIsUsedIsRefusedWithTheNumbersAndTakenBack() {
    rig.built("pro");
    rig.panel.bt().size(rig.host().btName(), 700);
    rig.clock.advance(Duration.ofMinutes(30));
    rig.panel.cron().btResourceTask();

    var receipt = rig.change("custom");
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(FAILED);
    assertThat(rig.error(receipt)).contains("site 700 MB of 300 MB");
    assertThat(rig.service().wanted().product().value()).isEqualTo("pro");
    assertThat(rig.host().siteMax()).isEqualTo(1000);
    assertThat(rig.status(rig.renew(60))).isNotEqualTo(FAILED);
  }

  @Test
  void aDowngradeThatWouldCrashThePanelIsHeldAndNotTried() {
    rig.built("basic");
    rig.change("pro");
    rig.settle();
    rig.panel.log().clear();

    var receipt = rig.change("basic");
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(HELD);
    assertThat(rig.error(receipt)).contains("connection limit");
    assertThat(rig.panel.log().count("host_update")).isZero();
  }

  @Test
  void aLargerPackageLetsAHostOverItsQuotaRunAgain() {
    rig.built("basic");
    rig.panel.bt().size(rig.host().btName(), 250);
    rig.clock.advance(Duration.ofMinutes(30));
    rig.panel.cron().btResourceTask();
    assertThat(rig.host().status()).isEqualTo("excess");

    var receipt = rig.change("pro");
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.host().status()).isEqualTo("normal");
    assertThat(rig.site().running()).isTrue();
  }
}
