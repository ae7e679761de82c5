package org.bthost.provisioning.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.Verb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What audits make of services that their customers have powered off. */
class PowerAuditTest {
  private final AuditRig rig = new AuditRig();

  @BeforeEach
  void powerOff() {
    rig.built(3);
    rig.send(2, Verb.POWER_OFF);
    rig.settle();
    rig.panel.log().clear();
    rig.clock.advance(Duration.ofHours(7));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aPoweredOffHostIsAsItShouldBeAndIsNeverMeasured() {
    assertThat(rig.audits.sweep(AuditRig.PANEL).found()).isEmpty();
    assertThat(rig.audits.sync(AuditRig.PANEL).found()).isEmpty();
    rig.audits.measure(AuditRig.PANEL);
    rig.settle();

    assertThat(rig.site(2).running()).isFalse();
    assertThat(rig.panel.log().entries())
        .filteredOn(entry -> entry.endpoint().equals("host_resource"))
        .isNotEmpty()
        .noneMatch(entry -> entry.params().get("id").equals(Long.toString(rig.host(2).id())));
    assertThat(rig.host(2).status()).isEqualTo("stop");
  }

  @Test
  void aPoweredOffHostThatServesAllTheSameIsTakenDown() {
    rig.panel.bt().start(rig.site(2));

    assertThat(rig.audits.sync(AuditRig.PANEL).found())
        .isEqualTo(Map.of(DriftKind.STILL_RUNNING, 1L));
    rig.settle();

    assertThat(rig.site(2).running()).isFalse();
    assertThat(rig.site(1).running()).isTrue();
  }
}
