package org.bthost.provisioning.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.PanelBrake.Reach;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Verb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where so much differs that the panel, or we ourselves, must be wrong. */
class BrakeTest {
  private final AuditRig rig = new AuditRig();

  @AfterEach
  void close() {
    rig.close();
  }

  private AuditReport swept() {
    return rig.audits.sweep(AuditRig.PANEL);
  }

  private void startSuspended(int first, int last) {
    for (int number = first; number <= last; number++) {
      rig.send(number, Verb.SUSPEND);
    }
    rig.settle();
    for (int number = first; number <= last; number++) {
      rig.panel.customer().powerOn(rig.host(number).id());
    }
    rig.panel.log().clear();
  }

  @Test
  void aReasonThatHoldsASecretIsRefusedAndReleasesNothing() {
    rig.journal.brakes().pull(AuditRig.PANEL, Reach.REPAIRS, "half of it is missing");

    assertThatThrownBy(
            () -> rig.audits.release(AuditRig.PANEL, AuditRig.by("ann", "token is s3cret")))
        .isInstanceOf(InvalidIntent.class)
        .hasMessageNotContaining("s3cret");
    assertThatThrownBy(
            () ->
                rig.audits.settle(
                    AuditRig.PANEL, DriftKind.ORPHAN, "host 1", AuditRig.by("s3cret", "ours")))
        .isInstanceOf(InvalidIntent.class);
    assertThat(rig.journal.brakes().on(AuditRig.PANEL)).isPresent();
  }

  @Test
  void fiveOfFortyThatDifferInOneWayStopAllRepairsUntilSomeoneReleasesThem() {
    rig.built(40);
    startSuspended(1, 5);

    AuditReport report = swept();
    rig.settle();

    assertThat(report.brake().orElseThrow().reach()).isEqualTo(Reach.REPAIRS);
    assertThat(report.brake().orElseThrow().why()).contains("5 of 40 services are still-running");
    assertThat(rig.writings()).isEmpty();

    assertThat(rig.audits.release(AuditRig.PANEL, AuditRig.by("ann", "c".repeat(500)))).isTrue();
    swept();
    rig.settle();

    assertThat(rig.writings()).hasSize(5).containsOnly("host_stop");
    assertThat(swept().brake()).isEmpty();
  }

  @Test
  void fourThatDifferInOneWayAndOneInAnotherAreRepaired() {
    rig.built(40);
    startSuspended(1, 4);
    rig.panel.customer().administratorSets(rig.host(9).id(), "expired");

    AuditReport report = swept();
    rig.settle();

    assertThat(report.brake()).isEmpty();
    assertThat(swept().found()).isEmpty();
  }

  @Test
  void fiveOfAHundredAreRepaired() {
    rig.built(100);
    startSuspended(1, 5);

    assertThat(swept().brake()).isEmpty();
    rig.settle();

    assertThat(swept().found()).isEmpty();
  }

  @Test
  void neverMoreThanAShareIsUnderRepairAtATime() {
    rig.built(100);
    startSuspended(1, 9);

    assertThat(swept().filed()).isEqualTo(5);
    assertThat(swept().filed()).isZero();
    rig.settle();
    assertThat(swept().filed()).isEqualTo(4);
  }

  @Test
  void aReleaseHoldsForAnHour() {
    rig.built(40);
    startSuspended(1, 5);
    swept();
    rig.audits.release(AuditRig.PANEL, AuditRig.by("ann", "let it"));
    assertThat(swept().brake()).isEmpty();
    rig.settle();
    startSuspended(6, 10);

    assertThat(swept().brake()).isPresent();
  }

  @Test
  void aPanelThatShowsOtherHostsUnderOurNumbersIsAnotherPanelAndNothingIsWrittenToIt() {
    rig.built(12);
    for (int number = 1; number <= 7; number++) {
      rig.panel.rename(rig.host(number).id(), "someone" + number + ".test.com");
    }

    AuditReport report = swept();
    Receipt waits = rig.send(12, Verb.SUSPEND);
    Receipt elsewhere = rig.create(13, "basic");
    rig.settle();

    assertThat(report.brake().orElseThrow().reach()).isEqualTo(Reach.EVERYTHING);
    assertThat(report.brake().orElseThrow().why()).contains("of 12 hosts only 5");
    assertThat(rig.writings()).isEmpty();
    assertThat(status(waits)).isEqualTo(Status.PENDING);
    assertThat(status(elsewhere)).isEqualTo(Status.PENDING);

    rig.audits.release(AuditRig.PANEL, AuditRig.by("ann", "it is ours"));
    rig.clock.advance(Duration.ofMinutes(1));
    rig.settle();
    assertThat(status(waits)).isEqualTo(Status.SUCCEEDED);
    assertThat(status(elsewhere)).isEqualTo(Status.SUCCEEDED);
  }

  private Status status(Receipt receipt) {
    return rig.journal.operation(receipt.operation()).orElseThrow().status();
  }

  @Test
  void aPanelThatHasLostMostHostsIsARestoredBackup() {
    rig.built(12);
    for (int number = 6; number <= 12; number++) {
      rig.panel.customer().administratorRecycles(rig.host(number).id());
    }

    assertThat(swept().brake().orElseThrow().reach()).isEqualTo(Reach.EVERYTHING);
  }

  @Test
  void endDatesThatOurOwnWishMovesTripNothing() {
    rig.built(12);
    rig.clock.advance(Duration.ofDays(21));

    AuditReport report = swept();

    assertThat(report.found()).containsOnlyKeys(DriftKind.WRONG_END_DATE);
    assertThat(report.brake()).isEmpty();
  }

  @Test
  void newPlansAndForeignHostsTripNothing() {
    rig.built(12);
    for (int number = 0; number < 40; number++) {
      rig.panel.buildLate("foreign" + number, 1);
    }
    rig.panel.tamper(state -> state.plan(3).set("site_max", 77));

    AuditReport report = swept();

    assertThat(report.brake()).isEmpty();
    assertThat(report.found()).isEmpty();
  }

  @Test
  void hostsThatThePanelLetExpireAreNoOtherPanel() {
    rig.built(12);
    rig.clock.advance(Duration.ofDays(35));
    rig.panel.cron().hostTask();

    AuditReport report = swept();

    assertThat(report.found()).containsOnlyKeys(DriftKind.RECYCLED);
    assertThat(report.brake().orElseThrow().reach()).isEqualTo(Reach.REPAIRS);
  }
}
