package org.bthost.provisioning.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.bthost.provisioning.domain.AuditRules;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.DriftPolicy;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.panel.PanelUnconfirmed;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.sandbox.BtFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What host_status tells that the rows do not, and what becomes of it. */
class SyncTest {
  private final AuditRig rig = new AuditRig();

  @AfterEach
  void close() {
    rig.close();
  }

  private AuditReport synced() {
    return rig.audits.sync(AuditRig.PANEL);
  }

  @Test
  void everyHostIsAskedAboutOnceInAnInterval() {
    rig.built(30);

    assertThat(synced().compared()).isEqualTo(30);
    assertThat(rig.panel.log().count("host_status")).isEqualTo(30);
    rig.clock.advance(Duration.ofHours(5));
    assertThat(synced().compared()).isZero();
    rig.clock.advance(Duration.ofHours(2));
    assertThat(synced().compared()).isEqualTo(30);
    assertThat(rig.writings()).isEmpty();
  }

  @Test
  void aSiteThatServesOnAlthoughTheRowSaysStopIsTakenDownByASyncBehindTheWantedEndDate() {
    rig.built(3);
    rig.send(2, Verb.SUSPEND);
    rig.settle();
    rig.panel.bt().start(rig.site(2));
    rig.panel.log().clear();

    AuditReport report = synced();
    rig.settle();

    assertThat(report.found()).isEqualTo(Map.of(DriftKind.STILL_RUNNING, 1L));
    assertThat(rig.site(2).running()).isFalse();
    assertThat(rig.site(2).edate()).isEqualTo(rig.host(2).endsOn().toString());
    assertThat(rig.writings()).containsExactly("host_endtime", "host_sync");
    assertThat(rig.operations(2).get(0).status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void aSiteThatIsDownAlthoughTheRowSaysNormalIsStartedAndItsEndDateAtBtIsMendedToo() {
    rig.built(3);
    rig.panel.bt().stop(rig.site(1));

    AuditReport report = synced();
    rig.settle();

    assertThat(report.found()).isEqualTo(Map.of(DriftKind.NOT_RUNNING, 1L));
    assertThat(rig.site(1).running()).isTrue();
    assertThat(rig.site(1).edate()).isEqualTo(rig.host(1).endsOn().toString());
  }

  @Test
  void whereASyncDoesNotHelpTheOppositeCallComesFirst() {
    rig.built(3);
    rig.send(2, Verb.SUSPEND);
    rig.settle();
    rig.panel.bt().start(rig.site(2));
    rig.panel.bt().next("SiteStop", BtFault.REFUSES, 1);
    rig.panel.log().clear();

    synced();
    rig.settle();

    assertThat(rig.site(2).running()).isFalse();
    assertThat(rig.writings())
        .containsExactly("host_endtime", "host_sync", "host_start", "host_stop");
  }

  @Test
  void whereASyncDoesNotStartASiteItIsStoppedAndStarted() {
    rig.built(3);
    rig.panel.bt().stop(rig.site(2));
    rig.panel.bt().next("SiteStart", BtFault.REFUSES, 1);
    rig.panel.log().clear();

    synced();
    rig.settle();

    assertThat(rig.site(2).running()).isTrue();
    assertThat(rig.writings())
        .containsExactly("host_endtime", "host_sync", "host_stop", "host_start");
  }

  @Test
  void moreHostsThanAreAskedAboutAtOnceAreAllAskedAboutInOneRun() {
    rig.built(410);

    assertThat(synced().compared()).isEqualTo(410);
    assertThat(rig.panel.log().count("host_status")).isEqualTo(410);
  }

  @Test
  void aKindThatIsToBeIgnoredIsNotListed() {
    try (var other =
        new AuditRig(new AuditRules(Map.of(DriftKind.NOT_RUNNING, DriftPolicy.IGNORE), 5))) {
      other.built(1);
      other.panel.bt().stop(other.site(1));

      assertThat(other.audits.sync(AuditRig.PANEL).found()).isEmpty();
      assertThat(other.drift()).isEmpty();
    }
  }

  @Test
  void whatFindsNoRoomToBeRepairedIsRepairedAsSoonAsThereIsSome() {
    rig.built(100);
    rig.audits.sweep(AuditRig.PANEL);
    for (int number = 1; number <= 7; number++) {
      rig.panel.bt().stop(rig.site(number));
    }

    assertThat(synced().filed()).isEqualTo(5);
    rig.work();
    rig.clock.advance(Duration.ofMinutes(1));

    assertThat(rig.audits.sync(AuditRig.PANEL).filed()).as("without asking again").isEqualTo(2);
    rig.work();
    rig.clock.advance(Duration.ofMinutes(1));
    assertThat(rig.audits.sync(AuditRig.PANEL).filed()).isZero();
    assertThat(rig.site(6).running() && rig.site(7).running()).isTrue();
  }

  @Test
  void aSiteHiddenBehindANewerOneOfALongerNameIsHeldAndNotFoughtForEver() {
    rig.built(3);
    rig.send(2, Verb.SUSPEND);
    rig.settle();
    rig.panel.bt().start(rig.site(2));
    rig.panel.bt().stop(rig.panel.bt().foreign("my" + rig.site(2).name()));

    synced();
    rig.settle();
    int writings = rig.writings().size();
    for (int round = 0; round < 4; round++) {
      rig.clock.advance(Duration.ofHours(7));
      synced();
      rig.audits.sweep(AuditRig.PANEL);
      rig.settle();
    }

    assertThat(rig.operations(2).get(0).verb()).isEqualTo(Verb.RECONCILE);
    assertThat(rig.operations(2).get(0).status()).isEqualTo(Status.HELD);
    assertThat(rig.operations(2).get(0).lastError().orElseThrow())
        .contains("the web server still serves a suspended host");
    assertThat(rig.writings()).hasSize(writings);
  }

  @Test
  void aDeadBtEndsTheRunAndWhoWasNotAskedAboutStaysDue() {
    rig.built(30);
    rig.panel.bt().dead(true);

    assertThatThrownBy(this::synced).isInstanceOf(PanelTrouble.class);
    assertThat(rig.panel.log().count("host_status")).isLessThan(30);

    rig.panel.bt().dead(false);
    assertThat(synced().compared()).isGreaterThan(0);
    assertThat(rig.drift()).isEmpty();
    assertThat(rig.writings()).isEmpty();
  }

  @Test
  void aHostThatGetsNoAnswerDoesNotStandInTheWayOfTheOthers() {
    rig.built(10);
    rig.next(
        Endpoint.HOST_STATUS,
        form -> {
          throw new PanelUnconfirmed("host_status", false, 0, "no answer came");
        });

    assertThat(synced().compared()).isEqualTo(10);
    assertThat(rig.drift()).isEmpty();
  }

  @Test
  void aPoweredOffHostOfAPayingCustomerIsLeftOff() {
    rig.built(3);
    rig.panel.customer().powerOff(rig.host(1).id());

    assertThat(synced().found()).isEmpty();
    rig.settle();
    assertThat(rig.site(1).running()).isFalse();
  }

  @Test
  void whatIsHeldAndWasMendedByAPersonIsSeenToBeDone() {
    rig.built(3);
    rig.panel.customer().administratorSets(rig.host(1).id(), "locked");
    rig.send(1, Verb.UNSUSPEND);
    rig.settle();
    assertThat(rig.operations(1).get(0).status()).isEqualTo(Status.HELD);

    rig.panel.customer().administratorSets(rig.host(1).id(), "normal");
    rig.clock.advance(Duration.ofHours(7));
    synced();
    rig.settle();

    assertThat(rig.operations(1).get(0).status()).isEqualTo(Status.SUCCEEDED);
  }
}
