package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.domain.Operation.Status.HELD;
import static org.bthost.provisioning.domain.Operation.Status.SUCCEEDED;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Verb;
import org.bthost.sandbox.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A renewal sets the end date, and otherwise leaves the host as billing wants it. */
class RenewalTest {
  private final Rig rig = new Rig();

  @BeforeEach
  void build() {
    rig.built("basic");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Receipt renewed() {
    LocalDate day = rig.today().plusDays(100);
    Receipt receipt = rig.renew(100);
    rig.settle();
    assertThat(rig.host().endsOn()).isEqualTo(day.plusDays(3));
    assertThat(rig.site().edate()).isEqualTo(day.plusDays(3).toString());
    return receipt;
  }

  @Test
  void ofARunningHostMovesOnlyItsEnd() {
    assertThat(rig.status(renewed())).isEqualTo(SUCCEEDED);
    assertThat(rig.panel.log().count("host_start")).isZero();
  }

  @Test
  void ofASuspendedHostLeavesItSuspended() {
    rig.send(Verb.SUSPEND);
    rig.settle();

    assertThat(rig.status(renewed())).isEqualTo(SUCCEEDED);
    assertThat(rig.site().running()).isFalse();
  }

  @Test
  void ofAHostThatItsCustomerStoppedLeavesItStoppedAndTells() {
    rig.panel.customer().powerOff(rig.host().id());

    assertThat(rig.status(renewed())).isEqualTo(SUCCEEDED);
    assertThat(rig.site().running()).isFalse();
    assertThat(rig.journal.sighting(Rig.SERVICE).orElseThrow().drift())
        .containsExactly("the host was stopped by its customer or an administrator");
  }

  @Test
  void ofALockedHostMovesTheEndAndFightsNobody() {
    rig.panel.customer().administratorSets(rig.host().id(), "locked");

    assertThat(rig.status(renewed())).isEqualTo(SUCCEEDED);
    assertThat(rig.host().status()).isEqualTo("locked");
  }

  @Test
  void ofAHostOverItsQuotaMovesTheEndAndLeavesItDown() {
    rig.panel.bt().size(rig.host().btName(), 250);
    rig.clock.advance(Duration.ofMinutes(30));
    rig.panel.cron().btResourceTask();

    assertThat(rig.status(renewed())).isEqualTo(SUCCEEDED);
    assertThat(rig.site().running()).isFalse();
  }

  @Test
  void ofAnExpiredAndRecycledHostRecoversThenDatesThenStarts() {
    long id = rig.host().id();
    rig.clock.advance(Duration.ofDays(40));
    rig.panel.cron().hostTask();
    assertThat(rig.panel.state().host(id).recycled()).isTrue();

    assertThat(rig.status(renewed())).isEqualTo(SUCCEEDED);

    assertThat(rig.host().id()).isEqualTo(id);
    assertThat(rig.host().status()).isEqualTo("normal");
    assertThat(rig.site().running()).isTrue();
    assertThat(rig.panel.log().entries().stream().map(entry -> entry.endpoint()))
        .containsSubsequence("host_recovery", "host_endtime", "host_start");
    rig.panel.cron().hostTask();
    assertThat(rig.host().recycled()).isFalse();
  }

  @Test
  void ofASuspendedExpiredHostRecoversItAndLeavesItDown() {
    rig.send(Verb.SUSPEND);
    rig.settle();
    rig.clock.advance(Duration.ofDays(40));
    rig.panel.cron().hostTask();

    assertThat(rig.status(renewed())).isEqualTo(SUCCEEDED);
    assertThat(rig.site().running()).isFalse();
  }

  @Test
  void ofAHostThatSomeoneRecycledByHandIsHeld() {
    rig.panel.customer().administratorRecycles(rig.host().id());

    Receipt receipt = rig.renew(100);
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(HELD);
    assertThat(rig.error(receipt)).contains("gone from the panel although");
    assertThat(rig.panel.state().liveHosts()).isEmpty();
    assertThat(rig.panel.log().count("host_build")).isZero();
  }

  @Test
  void theEndOnThePanelNeverComesNearerThanTwoWeeksAndIsNotPutOffEachDay() {
    rig.renew(1);
    rig.settle();
    LocalDate putOff = rig.today().plusDays(21);
    assertThat(rig.host().endsOn()).isEqualTo(putOff);

    rig.clock.advance(Duration.ofDays(7));
    rig.send(Verb.UNSUSPEND);
    rig.settle();
    assertThat(rig.host().endsOn()).isEqualTo(putOff);

    rig.clock.advance(Duration.ofDays(1));
    rig.send(Verb.UNSUSPEND);
    rig.settle();
    assertThat(rig.host().endsOn()).isEqualTo(rig.today().plusDays(21));
  }

  @Test
  void startsAHostAgainThatAStopOfOursTookDownVeryLate() {
    unsuspendedAfterAStopThatWasNeverAnswered();
    rig.clock.advance(Duration.ofMinutes(50));
    rig.renew(90);
    rig.work();

    stopLate();

    assertThat(rig.status(renewed())).isEqualTo(SUCCEEDED);
    assertThat(rig.site().running()).isTrue();
  }

  @Test
  void reckonsWithALateStopForTwoHoursAndNoLonger() {
    unsuspendedAfterAStopThatWasNeverAnswered();
    rig.clock.advance(Duration.ofHours(2));
    rig.renew(90);
    rig.settle();

    rig.panel.customer().powerOff(rig.host().id());

    renewed();
    assertThat(rig.site().running()).isFalse();
  }

  private void unsuspendedAfterAStopThatWasNeverAnswered() {
    rig.panel.faults().next("host_stop", Fault.TIMEOUT_BEFORE);
    rig.send(Verb.SUSPEND);
    rig.work();
    rig.send(Verb.UNSUSPEND);
    rig.workFor(3, Duration.ofMinutes(1));
    assertThat(rig.site().running()).isTrue();
  }

  private void stopLate() {
    rig.panel.carryOut("host_stop", Map.of("id", Long.toString(rig.host().id())));
    assertThat(rig.site().running()).isFalse();
  }
}
