package org.bthost.provisioning.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.PanelBrake;
import org.bthost.provisioning.domain.Verb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which hosts are measured, and which never are. */
class ResourceAuditTest {
  private final AuditRig rig = new AuditRig();

  @AfterEach
  void close() {
    rig.close();
  }

  private long measured() {
    rig.panel.log().clear();
    rig.audits.measure(AuditRig.PANEL);
    rig.work();
    return rig.panel.log().count("host_resource");
  }

  @Test
  void activeHostsThatThePanelHasNotMeasuredForSixHoursAreMeasured() {
    rig.built(4);
    assertThat(measured()).isZero();

    rig.clock.advance(Duration.ofHours(7));
    assertThat(measured()).isEqualTo(4);
    assertThat(measured()).isZero();
    assertThat(rig.operations(1).get(0).verb()).isEqualTo(Verb.MEASURE);
    assertThat(rig.operations(1).get(0).status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void whatThePanelsOwnTimerMeasuresIsLeftToIt() {
    rig.built(4);
    rig.clock.advance(Duration.ofHours(7));
    rig.panel.cron().btResourceTask();

    assertThat(measured()).isZero();
  }

  @Test
  void suspendedLockedAndExpiredHostsAreNeverMeasured() {
    rig.built(4);
    rig.send(1, Verb.SUSPEND);
    rig.settle();
    rig.panel.customer().administratorSets(rig.host(2).id(), "locked");
    rig.panel.customer().administratorSets(rig.host(3).id(), "expired");
    rig.clock.advance(Duration.ofHours(7));

    measured();

    assertThat(
            rig.panel.log().entries().stream()
                .filter(entry -> entry.endpoint().equals("host_resource"))
                .map(entry -> entry.params().get("id")))
        .containsExactly(Long.toString(rig.host(4).id()));
    assertThat(rig.host(1).status()).isEqualTo("stop");
  }

  @Test
  void aSuspendedHostThatItsCustomerHasStartedIsNotMeasuredEither() {
    rig.built(1);
    rig.send(1, Verb.SUSPEND);
    rig.settle();
    rig.panel.customer().powerOn(rig.host(1).id());
    rig.clock.advance(Duration.ofHours(7));

    assertThat(rig.audits.measure(AuditRig.PANEL)).isZero();
  }

  @Test
  void onlySoManyAreMeasuredAtATime() {
    rig.built(8);
    rig.clock.advance(Duration.ofHours(7));

    assertThat(rig.audits.measure(AuditRig.PANEL)).isEqualTo(5);
    assertThat(rig.audits.measure(AuditRig.PANEL)).as("while those wait").isZero();
    rig.work();
    assertThat(rig.audits.measure(AuditRig.PANEL)).isEqualTo(3);
  }

  @Test
  void nothingIsMeasuredWhereTheBrakeIsOn() {
    rig.built(1);
    rig.clock.advance(Duration.ofHours(7));
    rig.journal.brakes().pull(AuditRig.PANEL, PanelBrake.Reach.REPAIRS, "half of it is missing");

    assertThat(measured()).isZero();
  }

  @Test
  void aHostWhoseWebServerIsDownIsNotMeasuredBeforeItIsUp() {
    rig.built(1);
    rig.panel.bt().dead(true);
    rig.clock.advance(Duration.ofHours(7));

    assertThat(measured()).isZero();
  }

  @Test
  void aHostNearItsQuotaIsMeasuredEachHour() {
    rig.built(2);
    rig.panel.bt().size(rig.host(1).btName(), 170);
    rig.clock.advance(Duration.ofHours(7));
    measured();

    rig.clock.advance(Duration.ofMinutes(70));

    assertThat(measured()).isEqualTo(1);
  }
}
