package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bthost.provisioning.domain.HandAction.CANCEL;
import static org.bthost.provisioning.domain.HandAction.DONE;
import static org.bthost.provisioning.domain.HandAction.RETRY;
import static org.bthost.provisioning.domain.Operation.Status.CANCELLED;
import static org.bthost.provisioning.domain.Operation.Status.FAILED;
import static org.bthost.provisioning.domain.Operation.Status.HELD;
import static org.bthost.provisioning.domain.Operation.Status.PENDING;
import static org.bthost.provisioning.domain.Operation.Status.RUNNING;
import static org.bthost.provisioning.domain.Operation.Status.SUCCEEDED;
import static org.bthost.provisioning.domain.Operation.Status.SUPERSEDED;
import static org.bthost.provisioning.domain.Operation.Status.WAITING;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.HandRecord;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.domain.RulingConflict;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.Outbox;
import org.bthost.sandbox.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What people can do about operations: retry, cancel, mark as done. */
class ByHandTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private Receipt heldSuspension() {
    rig.built("basic");
    rig.panel.faults().always("host_stop", Fault.HTML_500_BEFORE);
    Receipt receipt = rig.send(Verb.SUSPEND);
    rig.settle();
    rig.panel.faults().clear();
    assertThat(rig.status(receipt)).isEqualTo(HELD);
    return receipt;
  }

  private List<Operation> operations() {
    return rig.submissions.operations(Rig.SERVICE, 50);
  }

  private Lifecycle lifecycle() {
    return rig.service().wanted().lifecycle();
  }

  private List<Outcome> told(Receipt receipt) {
    return rig.journal.outcomes().undelivered(100).stream()
        .map(Outbox.Entry::news)
        .filter(outcome -> outcome.operation().equals(receipt.operation()))
        .toList();
  }

  @Test
  void aHeldOperationThatIsRetriedIsWorkedOnAtOnceWithItsAttemptsCountedAnew() {
    Receipt receipt = heldSuspension();
    assertThat(rig.operation(receipt).attempts()).isEqualTo(5);

    Operation retried = rig.rule(RETRY, receipt);

    assertThat(retried.status()).isEqualTo(PENDING);
    assertThat(retried.attempts()).isZero();
    assertThat(retried).isEqualTo(rig.operation(receipt));
    rig.work();
    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.operation(receipt).attempts()).isEqualTo(1);
    assertThat(rig.site().running()).isFalse();
  }

  @Test
  void aFailedCreateIsCarriedOutOnceWhatRefusedItIsMended() {
    Receipt receipt = rig.create("nodomain");
    rig.settle();
    assertThat(rig.status(receipt)).isEqualTo(FAILED);
    rig.panel.tamper(state -> state.plan(8).set("domainpools_id", 1));

    assertThat(rig.rule(RETRY, receipt).status()).isEqualTo(PENDING);
    rig.settle();

    assertThat(rig.error(receipt)).isEmpty();
    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.panel.state().liveHosts()).hasSize(1);
  }

  @Test
  void aFailedOperationThatIsStillRefusedFailsAgain() {
    Receipt receipt = rig.create("hidden");
    rig.settle();

    rig.rule(RETRY, receipt);
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(FAILED);
    assertThat(told(receipt)).extracting(Outcome::status).containsExactly(FAILED, FAILED);
  }

  @Test
  void aFailedNumberedOperationIsNotStaleForItsOwnNumber() {
    rig.built("pro");
    rig.panel.bt().size(rig.host().btName(), 700);
    rig.clock.advance(Duration.ofMinutes(30));
    rig.panel.cron().btResourceTask();
    Receipt receipt =
        rig.submissions.submit(
            Intent.changePackage(rig.key(), Rig.SERVICE, new ProductId("custom")).numbered(7));
    rig.settle();
    assertThat(rig.status(receipt)).isEqualTo(FAILED);
    assertThat(rig.service().wanted().product().value()).isEqualTo("pro");
    rig.panel.bt().size(rig.host().btName(), 100);
    rig.clock.advance(Duration.ofMinutes(30));
    rig.panel.cron().btResourceTask();

    rig.rule(RETRY, receipt);
    rig.settle();

    assertThat(rig.status(receipt)).as(rig.error(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.host().siteMax()).isEqualTo(300);
  }

  @Test
  void aFailedOperationThatALaterOneOvertookIsSuperseded() {
    rig.built("pro");
    rig.panel.bt().size(rig.host().btName(), 700);
    rig.clock.advance(Duration.ofMinutes(30));
    rig.panel.cron().btResourceTask();
    Receipt refused = rig.change("custom");
    rig.settle();
    Receipt later = rig.change("pro");
    rig.settle();
    assertThat(rig.status(later)).isEqualTo(SUCCEEDED);

    Operation retried = rig.rule(RETRY, refused);

    assertThat(retried.status()).isEqualTo(SUPERSEDED);
    assertThat(retried.lastError()).contains("a later change-package took its place");
    assertThat(rig.service().wanted().product().value()).isEqualTo("pro");
  }

  @Test
  void whatATerminatedServiceRefusedIsRefusedAgainWithTheReason() {
    rig.built("basic");
    rig.send(Verb.TERMINATE);
    rig.settle();
    Receipt late = rig.submissions.submit(Intent.renew(rig.key(), Rig.SERVICE, rig.today()));

    Operation retried = rig.rule(RETRY, late);

    assertThat(retried.status()).isEqualTo(FAILED);
    assertThat(retried.lastError().orElse("")).contains("the service is terminated");
    assertThat(rig.byHand()).extracting(HandRecord::to).containsExactly(FAILED);
  }

  @Test
  void anEventThatWasHeldForWantOfItsCreateWaitsADayMoreOrIsCarriedOut() {
    Receipt suspension = rig.send(Verb.SUSPEND);
    rig.clock.advance(Duration.ofHours(25));
    rig.submissions.holdUnmatched();

    assertThat(rig.rule(RETRY, suspension).status()).isEqualTo(WAITING);

    rig.clock.advance(Duration.ofHours(23));
    rig.submissions.holdUnmatched();
    assertThat(rig.status(suspension)).isEqualTo(WAITING);
    rig.clock.advance(Duration.ofHours(2));
    rig.submissions.holdUnmatched();
    assertThat(rig.status(suspension)).isEqualTo(HELD);
    rig.create("basic");
    assertThat(rig.rule(RETRY, suspension).status()).isEqualTo(PENDING);
    rig.settle();
    assertThat(rig.status(suspension)).isEqualTo(SUCCEEDED);
    assertThat(rig.site().running()).isFalse();
  }

  @Test
  void aSuspensionThatIsCancelledBeforeItWasTriedNeverHappens() {
    rig.built("basic");
    Receipt suspension = rig.send(Verb.SUSPEND);

    Operation cancelled = rig.rule(CANCEL, suspension);
    rig.settle();

    assertThat(cancelled.status()).isEqualTo(CANCELLED);
    assertThat(cancelled.lastError()).contains("cancelled by ann: the panel was mended");
    assertThat(rig.status(suspension)).isEqualTo(CANCELLED);
    assertThat(lifecycle()).isEqualTo(Lifecycle.ACTIVE);
    assertThat(rig.panel.log().count("host_stop")).isZero();
    assertThat(rig.service().settled()).isTrue();
    assertThat(told(suspension)).extracting(Outcome::status).containsExactly(CANCELLED);
  }

  @Test
  void whatWasCarriedOutOfACancelledSuspensionIsUndoneByAnOperationOfItsOwn() {
    rig.built("basic");
    rig.panel.faults().next("host_stop", Fault.RESET_AFTER);
    Receipt suspension = rig.send(Verb.SUSPEND);
    rig.work();
    assertThat(rig.status(suspension)).isEqualTo(WAITING);
    assertThat(rig.site().running()).isFalse();

    rig.rule(CANCEL, suspension);
    rig.settle();

    assertThat(rig.site().running()).isTrue();
    Operation undoing = operations().get(0);
    assertThat(undoing.verb()).isEqualTo(Verb.UNSUSPEND);
    assertThat(undoing.status()).isEqualTo(SUCCEEDED);
    assertThat(undoing.intent().reason()).contains("cancelled by ann: the panel was mended");
  }

  @Test
  void aCancelledRenewalAndAChangeGoBackToWhatWasLastCarriedOut() {
    rig.built("basic");
    LocalDate bought = rig.service().wanted().paidUntil();
    rig.renew(60);
    rig.settle();
    LocalDate paid = rig.service().wanted().paidUntil();
    Receipt overtaken = rig.renew(90);
    Receipt renewal = rig.renew(120);
    Receipt change = rig.change("pro");

    rig.rule(CANCEL, renewal);
    rig.rule(CANCEL, change);
    rig.settle();

    assertThat(rig.status(overtaken)).isEqualTo(SUPERSEDED);
    assertThat(paid).isNotEqualTo(bought);
    assertThat(rig.service().wanted().paidUntil()).isEqualTo(paid);
    assertThat(rig.host().endsOn()).isEqualTo(paid.plusDays(3));
    assertThat(rig.service().wanted().product().value()).isEqualTo("basic");
    assertThat(rig.host().siteMax()).isEqualTo(200);
  }

  @Test
  void aCancelledTerminationLeavesTheServiceAsItWas() {
    rig.built("basic");
    rig.send(Verb.SUSPEND);
    rig.settle();
    Receipt termination = rig.send(Verb.TERMINATE);

    rig.rule(CANCEL, termination);
    rig.settle();

    assertThat(lifecycle()).isEqualTo(Lifecycle.SUSPENDED);
    assertThat(rig.host().recycled()).isFalse();
    assertThat(rig.site().running()).isFalse();
    assertThat(rig.service().settled()).isTrue();
  }

  @Test
  void aCancelledCreateLeavesNothingEvenWhereItsBuildAppearsLate() {
    rig.panel.faults().next("host_build", Fault.TIMEOUT_BEFORE);
    Receipt creation = rig.create("basic");
    rig.workFor(3, Duration.ofMinutes(1));
    assertThat(rig.status(creation)).isEqualTo(WAITING);
    Receipt renewal = rig.renew(60);

    rig.rule(CANCEL, creation);
    rig.work();
    buildLate();
    assertThat(rig.panel.state().liveHosts()).hasSize(1);
    rig.settle();

    assertThat(rig.status(creation)).isEqualTo(CANCELLED);
    assertThat(rig.status(renewal)).isEqualTo(SUPERSEDED);
    assertThat(lifecycle()).isEqualTo(Lifecycle.TERMINATED);
    assertThat(rig.panel.state().liveHosts()).isEmpty();
    assertThat(rig.panel.bt().sites()).noneMatch(site -> site.running());
    assertThat(operations()).extracting(Operation::status).doesNotContain(WAITING, HELD);
    assertThat(rig.panel.log().count("host_build")).isEqualTo(1);
  }

  private void buildLate() {
    String name = rig.journal.write(ledger -> ledger.names(Rig.SERVICE)).get(0).name().value();
    rig.panel.buildLate(name, rig.service().placement().orElseThrow().user().orElseThrow().value());
  }

  @Test
  void aServiceWhoseCreateWasCancelledCanBeCreatedAnew() {
    Receipt creation = rig.create("basic");
    rig.rule(CANCEL, creation);
    rig.settle();
    assertThat(rig.panel.log().entries()).isEmpty();

    Receipt again = rig.create("basic");
    rig.settle();

    assertThat(rig.status(again)).isEqualTo(SUCCEEDED);
    assertThat(rig.service().wanted().incarnation()).isEqualTo(2);
    assertThat(rig.panel.state().liveHosts()).hasSize(1);
  }

  @Test
  void aCreateThatIsCancelledInTheMiddleOfItsBuildEndsWithoutAHost() {
    Receipt creation = rig.create("basic");
    rig.afterCall =
        endpoint -> {
          if (endpoint.equals("host_build")) {
            assertThat(rig.status(creation)).isEqualTo(RUNNING);
            rig.rule(CANCEL, creation);
          }
        };

    rig.settle();

    assertThat(rig.panel.log().count("host_build")).isEqualTo(1);
    assertThat(rig.status(creation)).isEqualTo(CANCELLED);
    assertThat(rig.panel.state().liveHosts()).isEmpty();
    assertThat(rig.panel.bt().sites()).noneMatch(site -> site.running());
    assertThat(rig.service().settled()).isTrue();
  }

  @Test
  void aCreateAfterATerminationIsCancelledLikeAFirstOne() {
    rig.built("basic");
    rig.send(Verb.TERMINATE);
    rig.settle();
    rig.panel.bt().dead(true);
    Receipt again = rig.create("basic");
    rig.work();
    assertThat(rig.status(again)).isEqualTo(WAITING);
    rig.panel.bt().dead(false);

    rig.rule(CANCEL, again);
    rig.settle();

    assertThat(rig.status(again)).isEqualTo(CANCELLED);
    assertThat(lifecycle()).isEqualTo(Lifecycle.TERMINATED);
    assertThat(rig.panel.state().liveHosts()).isEmpty();
    assertThat(rig.service().settled()).isTrue();
  }

  @Test
  void aRepeatedCreateThatIsCancelledLeavesTheHostOfTheFirst() {
    rig.built("basic");
    Receipt again = rig.create("basic");

    rig.rule(CANCEL, again);
    rig.settle();

    assertThat(rig.status(again)).isEqualTo(CANCELLED);
    assertThat(lifecycle()).isEqualTo(Lifecycle.ACTIVE);
    assertThat(rig.site().running()).isTrue();
  }

  @Test
  void theEndOfACancelledCreateCanNotBeCancelledItself() {
    rig.panel.faults().next("host_build", Fault.TIMEOUT_BEFORE);
    Receipt creation = rig.create("basic");
    rig.work();
    rig.rule(CANCEL, creation);
    OperationId end =
        operations().stream()
            .filter(it -> it.verb() == Verb.TERMINATE)
            .findFirst()
            .orElseThrow()
            .id();

    assertThatThrownBy(() -> rig.hands.rule(end, new Ruling(CANCEL, "bob", "no")))
        .isInstanceOf(RulingConflict.class)
        .hasMessageContaining("its create was cancelled");

    rig.settle();
    assertThat(rig.journal.operation(end).orElseThrow().status()).isEqualTo(SUCCEEDED);
  }

  @Test
  void anEventThatWaitsForItsCreateIsJustForgottenWhenCancelled() {
    Receipt suspension = rig.send(Verb.SUSPEND);

    rig.rule(CANCEL, suspension);
    rig.create("basic");
    rig.settle();

    assertThat(rig.status(suspension)).isEqualTo(CANCELLED);
    assertThat(operations()).hasSize(2);
    assertThat(rig.site().running()).isTrue();
  }

  @Test
  void anOperationMarkedAsDoneIsToldSoAndWhatIsWantedStays() {
    Receipt suspension = heldSuspension();

    Operation done = rig.rule(DONE, suspension);
    rig.settle();

    assertThat(done.status()).isEqualTo(SUCCEEDED);
    assertThat(lifecycle()).isEqualTo(Lifecycle.SUSPENDED);
    assertThat(operations()).hasSize(2);
    Outcome last = told(suspension).get(1);
    assertThat(last.status()).isEqualTo(SUCCEEDED);
    assertThat(last.message()).contains("marked as done by ann: the panel was mended");
  }

  @Test
  void aCreateThatWaitedForATerminationGoesOnWhenThatIsMarkedAsDone() {
    rig.built("basic");
    rig.panel.faults().always("host_recycle", Fault.HTML_500_BEFORE);
    Receipt termination = rig.send(Verb.TERMINATE);
    rig.settle();
    assertThat(rig.status(termination)).isEqualTo(HELD);
    Receipt creation = rig.create("basic");
    assertThat(rig.status(creation)).isEqualTo(WAITING);
    rig.panel.customer().administratorRecycles(rig.host().id());

    rig.rule(DONE, termination);
    rig.settle();

    assertThat(rig.status(creation)).isEqualTo(SUCCEEDED);
    assertThat(rig.panel.state().liveHosts()).hasSize(1);
  }

  @Test
  void aTerminationIsNotMarkedAsDoneWhileABuildMayStillAppear() {
    rig.panel.faults().next("host_build", Fault.TIMEOUT_BEFORE);
    rig.create("basic");
    rig.work();
    rig.panel.faults().always("user_list", Fault.HTML_500_BEFORE);
    Receipt termination = rig.send(Verb.TERMINATE);
    rig.workFor(8, Duration.ofMinutes(1));
    assertThat(rig.status(termination)).isEqualTo(HELD);

    assertThatThrownBy(() -> rig.rule(DONE, termination))
        .isInstanceOf(RulingConflict.class)
        .hasMessageContaining("may still appear until");

    assertThat(rig.byHand()).isEmpty();
    rig.clock.advance(Duration.ofHours(1));
    assertThat(rig.rule(DONE, termination).status()).isEqualTo(SUCCEEDED);
  }

  @ParameterizedTest(name = "{0} of a {1} operation")
  @CsvSource({
    "RETRY, PENDING",
    "RETRY, RUNNING",
    "RETRY, WAITING",
    "RETRY, SUCCEEDED",
    "RETRY, SUPERSEDED",
    "RETRY, CANCELLED",
    "DONE, PENDING",
    "DONE, RUNNING",
    "DONE, WAITING",
    "DONE, SUCCEEDED",
    "DONE, SUPERSEDED",
    "DONE, CANCELLED",
    "CANCEL, SUCCEEDED",
    "CANCEL, FAILED",
    "CANCEL, SUPERSEDED",
    "CANCEL, CANCELLED"
  })
  void aRulingThatDoesNotFitTheStatusIsAConflictAndChangesNothing(
      HandAction action, Status status) {
    rig.built("basic");
    Receipt receipt = rig.send(Verb.SUSPEND);
    standing(receipt, status);
    Operation before = rig.operation(receipt);

    assertThatThrownBy(() -> rig.rule(action, receipt))
        .isInstanceOf(RulingConflict.class)
        .hasMessageEndingWith("this one is " + status);

    assertThat(rig.operation(receipt)).isEqualTo(before);
    assertThat(rig.byHand()).isEmpty();
  }

  private void standing(Receipt receipt, Status status) {
    rig.journal.write(
        ledger -> {
          Operation operation = ledger.operation(receipt.operation()).orElseThrow();
          ledger.change(
              operation.at(status, operation.generation(), Optional.of("why"), ledger.now()));
          return operation;
        });
  }

  @ParameterizedTest
  @EnumSource(HandAction.class)
  void theSameRulingAgainChangesNothing(HandAction action) {
    Receipt receipt = heldSuspension();
    Operation first = rig.rule(action, receipt);
    rig.clock.advance(Duration.ofMinutes(1));

    Operation second = rig.rule(action, receipt);

    assertThat(second).isEqualTo(first);
    assertThat(rig.byHand()).hasSize(1);
    assertThatThrownBy(
            () -> rig.hands.rule(receipt.operation(), new Ruling(action, "bob", "other")))
        .isInstanceOf(RulingConflict.class);
  }

  @Test
  void theAuditTrailHoldsWhoWhenWhyAndWhatItChanged() {
    Receipt receipt = heldSuspension();
    rig.rule(RETRY, receipt);
    rig.panel.faults().always("host_stop", Fault.HTML_500_BEFORE);
    rig.settle();
    var ruling = new Ruling(CANCEL, "bob", "the customer has paid");

    rig.hands.rule(receipt.operation(), ruling);

    assertThat(rig.byHand()).hasSize(2);
    assertThat(rig.byHand().get(1))
        .isEqualTo(new HandRecord(rig.now(), receipt.operation(), ruling, HELD, CANCELLED));
  }

  @Test
  void aTextOfAPersonIsOneLineOfItsOwnAndNoSecret() {
    Receipt receipt = heldSuspension();
    String password =
        rig.journal
            .write(
                ledger ->
                    ledger.userPassword(
                        Rig.SERVICE, rig.service().placement().orElseThrow().userName()))
            .orElseThrow();

    assertThat(new Ruling(RETRY, " a\u202eb ", "one\r\ntwo\u0000"))
        .isEqualTo(new Ruling(RETRY, "a b", "one two"));
    for (String secret : List.of(rig.panel.token(), password)) {
      assertThatThrownBy(
              () -> rig.hands.rule(receipt.operation(), new Ruling(RETRY, "ann", "x" + secret)))
          .isInstanceOf(InvalidIntent.class)
          .hasMessageStartingWith("reason holds a secret")
          .hasMessageNotContaining(secret);
      assertThatThrownBy(
              () -> rig.hands.rule(receipt.operation(), new Ruling(RETRY, secret, "why")))
          .hasMessageStartingWith("by holds a secret");
    }
    assertThat(rig.byHand()).isEmpty();
    assertThat(rig.status(receipt)).isEqualTo(HELD);
  }

  @Test
  void anOperationThatNobodyKnowsIsTold() {
    var id = new OperationId(UUID.randomUUID().toString());

    assertThat(rig.hands.rule(id, new Ruling(RETRY, "ann", "why"))).isEmpty();
  }

  @Test
  void whatAPersonDecidesInTheMiddleOfAnAttemptIsNotUndoneByItsEnd() {
    Receipt suspension = heldSuspension();
    Receipt renewal = rig.renew(60);
    rig.afterCall =
        endpoint -> {
          if (endpoint.equals("host_endtime") && rig.status(suspension) == HELD) {
            rig.rule(DONE, suspension);
            rig.rule(CANCEL, renewal);
          }
        };

    rig.work();

    assertThat(rig.status(suspension)).isEqualTo(SUCCEEDED);
    assertThat(rig.status(renewal)).isEqualTo(CANCELLED);
    rig.settle();
    assertThat(rig.status(suspension)).isEqualTo(SUCCEEDED);
    assertThat(rig.status(renewal)).isEqualTo(CANCELLED);
    assertThat(rig.host().endsOn()).isEqualTo(rig.service().wanted().paidUntil().plusDays(3));
  }

  @Test
  void ofTwoPeopleWhoDecideAtOnceOneIsFollowedAndTheOtherToldSo() throws Exception {
    Receipt suspension = heldSuspension();
    ExecutorService people = Executors.newFixedThreadPool(6);
    var rulings = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 6; i++) {
      var ruling = new Ruling(i % 2 == 0 ? DONE : CANCEL, "person " + i, "why");
      rulings.add(() -> follows(suspension, ruling));
    }

    int followed = 0;
    for (Future<Boolean> ruling : people.invokeAll(rulings)) {
      followed += ruling.get() ? 1 : 0;
    }
    people.shutdown();

    assertThat(followed).isEqualTo(1);
    assertThat(rig.byHand()).hasSize(1);
    assertThat(rig.byHand().get(0).to()).isEqualTo(rig.status(suspension));
  }

  private boolean follows(Receipt receipt, Ruling ruling) {
    try {
      rig.hands.rule(receipt.operation(), ruling);
      return true;
    } catch (RulingConflict conflict) {
      return false;
    }
  }
}
