package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bthost.provisioning.domain.Operation.Status.HELD;
import static org.bthost.provisioning.domain.Operation.Status.SUCCEEDED;
import static org.bthost.provisioning.domain.Operation.Status.WAITING;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.OperationSearch;
import org.bthost.provisioning.journal.Outbox;
import org.bthost.provisioning.journal.ServiceSearch;
import org.bthost.provisioning.journal.UnreadableRow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Operations that make the module itself fail: held in the end, and nobody else's trouble. */
class PoisonTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private Receipt createOther() {
    return rig.submissions.submit(
        Intent.create(
            rig.key(),
            new ServiceId("svc-2"),
            new Customer("c-2", Optional.empty(), Optional.empty()),
            new ProductId("basic"),
            rig.today().plusDays(31)));
  }

  /** Works until nothing more is due, and no longer than a poison may last. */
  private void wearOut() {
    rig.workFor(10, Duration.ofMinutes(6));
    assertThat(rig.untilDue()).isEmpty();
  }

  @Test
  void whatMakesTheModuleFailInsideIsHeldAfterItsAttemptsAndTold() {
    Receipt creation = rig.create("basic");
    rig.execute("update bthost_service set user_password = 'not sealed'");
    rig.work();
    assertThat(rig.status(creation)).isEqualTo(WAITING);
    assertThat(rig.untilDue().orElseThrow())
        .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
    assertThat(rig.operation(creation).attempts()).isEqualTo(1);

    Receipt other = createOther();
    wearOut();

    Operation held = rig.operation(creation);
    assertThat(held.status()).isEqualTo(HELD);
    assertThat(held.attempts()).isEqualTo(5);
    assertThat(held.failure()).contains(FailureClass.FAULT);
    assertThat(rig.error(creation))
        .contains("the module failed inside (IllegalArgumentException); see its log")
        .contains("held after 5 attempts");
    assertThat(rig.status(other)).isEqualTo(SUCCEEDED);
    assertThat(told(creation)).containsExactly(HELD);
    assertThat(rig.calls().stream().filter(call -> call.outcome().equals("fault"))).hasSize(5);
    rig.execute("update bthost_service set user_password = null");
    rig.rule(HandAction.RETRY, creation);
    rig.settle();
    assertThat(rig.status(creation)).isEqualTo(SUCCEEDED);
  }

  private List<Status> told(Receipt receipt) {
    return rig.journal.outcomes().undelivered(100).stream()
        .map(Outbox.Entry::news)
        .filter(outcome -> outcome.operation().equals(receipt.operation()))
        .map(Outcome::status)
        .toList();
  }

  @Test
  void anOperationOfAServiceWhoseRowCanNotBeReadIsHeldAndTheOthersGoOn() {
    rig.built("basic");
    Receipt suspension = rig.send(Verb.SUSPEND);
    Receipt other = createOther();
    rig.execute("update bthost_service set halted = 'MELTED' where id = 'svc-1'");

    wearOut();

    assertThat(rig.status(suspension)).isEqualTo(HELD);
    assertThat(rig.error(suspension))
        .contains("service svc-1 can't be read from the database")
        .contains("MELTED");
    assertThat(told(suspension)).containsExactly(HELD);
    assertThat(rig.status(other)).isEqualTo(SUCCEEDED);
    assertThat(rig.journal.services(ServiceSearch.all("", 1)))
        .extracting(it -> it.id().value())
        .contains("svc-2");
    rig.execute("update bthost_service set halted = 'NONE' where id = 'svc-1'");
    rig.rule(HandAction.RETRY, suspension);
    rig.settle();
    assertThat(rig.status(suspension)).isEqualTo(SUCCEEDED);
  }

  @Test
  void anOperationWhoseOwnRowCanNotBeReadIsHeldAndItsServiceGoesOn() {
    rig.built("basic");
    Receipt suspension = rig.send(Verb.SUSPEND);
    rig.execute(
        "update bthost_operation set verb = 'MELT' where id = '%s'"
            .formatted(suspension.operation()));
    Receipt other = createOther();

    wearOut();

    assertThat(rig.rawColumn("status", suspension)).isEqualTo("HELD");
    assertThat(rig.rawColumn("attempts", suspension)).isEqualTo("5");
    assertThat(rig.rawColumn("last_error", suspension))
        .contains("operation " + suspension.operation() + " can't be read from the database")
        .contains("MELT");
    assertThatThrownBy(() -> rig.operation(suspension)).isInstanceOf(UnreadableRow.class);
    assertThat(rig.status(other)).isEqualTo(SUCCEEDED);
    assertThat(rig.status(rig.renew(60))).isEqualTo(Status.PENDING);
    rig.settle();
    assertThat(rig.journal.latestOperations(10)).hasSize(3);
    assertThat(rig.journal.operations(OperationSearch.of(SUCCEEDED, 3))).hasSize(3);
    assertThat(rig.submissions.operations(Rig.SERVICE, 1)).hasSize(1);
    rig.execute(
        "update bthost_operation set verb = 'SUSPEND' where id = '%s'"
            .formatted(suspension.operation()));
    rig.rule(HandAction.RETRY, suspension);
    rig.settle();
    assertThat(rig.status(suspension)).isEqualTo(SUCCEEDED);
    assertThat(rig.panel.bt().sites()).filteredOn(site -> site.running()).hasSize(1);
  }

  @Test
  void anEarlyEventWhoseRowCanNotBeReadKeepsNoOtherFromBeingHeld() {
    Receipt first = rig.send(Verb.SUSPEND);
    Receipt second = rig.send(Verb.TERMINATE);
    rig.execute(
        "update bthost_operation set verb = 'MELT' where id = '%s'".formatted(first.operation()));
    rig.clock.advance(Duration.ofHours(25));

    rig.submissions.holdUnmatched();

    assertThat(rig.status(second)).isEqualTo(HELD);
  }

  @Test
  void aTextThatIsLongerThanItsColumnIsCutAndBreaksNothing() {
    rig.built("basic");
    Receipt suspension = rig.send(Verb.SUSPEND);
    String smiles = "\uD83D\uDE00".repeat(600);

    rig.journal.write(
        ledger -> {
          Operation operation = ledger.operation(suspension.operation()).orElseThrow();
          ledger.change(operation.stopped(HELD, FailureClass.FAULT, "x" + smiles, ledger.now()));
          return operation;
        });

    assertThat(rig.error(suspension)).hasSize(999).endsWith("\uD83D\uDE00");
    assertThat(told(suspension)).containsExactly(HELD);
  }
}
