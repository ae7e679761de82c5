package org.bthost.provisioning.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Reply;
import org.bthost.provisioning.provision.Repairs;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Panel users that no service needs any more. */
class CleanUpTest {
  private final AuditRig rig = new AuditRig();

  @AfterEach
  void close() {
    rig.close();
  }

  private long users() {
    return rig.panel.state().users().stream()
        .filter(user -> !user.username().equals("admin"))
        .count();
  }

  private void terminated(int number) {
    rig.send(number, Verb.TERMINATE);
    rig.settle();
  }

  @Test
  void theUserOfAnEndedServiceIsDeletedOnceThePanelHasPurgedItsHost() {
    rig.built(2);
    terminated(1);
    rig.clock.advance(Duration.ofDays(7));
    assertThat(rig.audits.cleanUp(AuditRig.PANEL)).isZero();
    rig.clock.advance(Duration.ofDays(2));
    rig.panel.cron().hostClear();

    assertThat(rig.audits.cleanUp(AuditRig.PANEL)).isEqualTo(1);
    rig.settle();

    assertThat(rig.panel.log().count("user_del")).isEqualTo(1);
    assertThat(rig.operations(1).get(0).status()).isEqualTo(Status.SUCCEEDED);
    assertThat(rig.audits.cleanUp(AuditRig.PANEL)).isZero();
    assertThat(rig.site(2).running()).isTrue();
  }

  @Test
  void aDeletionThatTheYesWasALieOfIsDoneAgain() {
    rig.built(1);
    terminated(1);
    rig.clock.advance(Duration.ofDays(9));
    rig.panel.cron().hostClear();
    rig.next(
        Endpoint.USER_DEL,
        fields -> {
          SandboxPanel.Answer answer = rig.panel.pretend("user_del", fields);
          return new Reply(answer.status(), answer.body());
        });

    rig.audits.cleanUp(AuditRig.PANEL);
    rig.work();
    assertThat(rig.operations(1).get(0).status()).isEqualTo(Status.WAITING);
    rig.settle();

    assertThat(rig.operations(1).get(0).status()).isEqualTo(Status.SUCCEEDED);
    assertThat(rig.panel.log().count("user_del")).isEqualTo(2);
  }

  @Test
  void theUserOfAServiceThatIsWantedAgainMeanwhileIsLeftAlone() {
    rig.built(1);
    var late = new Repairs(rig.journal, () -> new OperationId(UUID.randomUUID().toString()));

    late.file(AuditRig.service(1), Verb.CLEAN_UP, "its service ended long ago");
    rig.settle();

    assertThat(rig.operations(1).get(0).status()).isEqualTo(Status.SUCCEEDED);
    assertThat(rig.writings()).isEmpty();
  }

  @Test
  void aUserWhoHasAHostIsNeverDeleted() {
    rig.built(1);
    long user = rig.host(1).userId();
    terminated(1);
    rig.clock.advance(Duration.ofDays(9));
    rig.panel.buildLate("hisownhost12", user);

    rig.audits.cleanUp(AuditRig.PANEL);
    rig.settle();

    assertThat(rig.panel.log().count("user_del")).isZero();
    assertThat(rig.operations(1).get(0).status()).isEqualTo(Status.HELD);
    assertThat(rig.operations(1).get(0).lastError().orElseThrow()).contains("still has a host");
  }

  @Test
  void aServiceThatIsCreatedAnewAfterwardsGetsAUserOfItsOwn() {
    rig.built(1);
    terminated(1);
    rig.clock.advance(Duration.ofDays(9));
    rig.panel.cron().hostClear();
    rig.audits.cleanUp(AuditRig.PANEL);
    rig.settle();

    rig.create(1, "basic");
    rig.settle();

    assertThat(rig.site(1).running()).isTrue();
    assertThat(users()).isPositive();
    assertThat(rig.audits.sweep(AuditRig.PANEL).found()).isEmpty();
  }
}
