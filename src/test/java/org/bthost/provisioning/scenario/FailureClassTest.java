package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.bthost.provisioning.domain.FailureClass.OPEN_BUILD;
import static org.bthost.provisioning.domain.FailureClass.PANEL_DOWN;
import static org.bthost.provisioning.domain.FailureClass.REFUSED;
import static org.bthost.provisioning.domain.FailureClass.SIGNATURE_EXPIRED;
import static org.bthost.provisioning.domain.FailureClass.TRANSIENT;
import static org.bthost.provisioning.domain.FailureClass.UNCONFIRMED;
import static org.bthost.provisioning.domain.Operation.Status.FAILED;
import static org.bthost.provisioning.domain.Operation.Status.HELD;
import static org.bthost.provisioning.domain.Operation.Status.SUCCEEDED;
import static org.bthost.provisioning.domain.Operation.Status.WAITING;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bthost.provisioning.domain.CallRecord;
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Verb;
import org.bthost.sandbox.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each failure class: how long it waits, whether it counts, and what it tells. */
class FailureClassTest {
  private final Rig rig = new Rig();

  /** The first calls of a JVM are slow enough to time out. */
  @BeforeAll
  static void warmUp() {
    try (Rig first = new Rig()) {
      first.built("basic");
    }
  }

  @AfterEach
  void close() {
    rig.close();
  }

  /** Works as often as waits are named, and sees each wait within its spread of a fifth. */
  private void worksWithWaitsOf(Receipt receipt, FailureClass failure, long... seconds) {
    for (long wait : seconds) {
      rig.work();
      assertThat(rig.status(receipt)).as(rig.error(receipt)).isEqualTo(WAITING);
      assertThat(rig.operation(receipt).failure()).as(rig.error(receipt)).contains(failure);
      assertThat(rig.error(receipt)).endsWith("; " + failure.next());
      Duration due = rig.untilDue().orElseThrow();
      assertThat((double) due.toMillis()).isCloseTo(wait * 1000.0, within(wait * 200.0));
      rig.clock.advance(due);
    }
  }

  @Test
  void whatThePanelRefusesFailsAtOnceAndIsNotTriedAgain() {
    Receipt receipt = rig.create("nodomain");

    rig.settle();

    assertThat(rig.panel.log().count("host_build")).isEqualTo(1);
    assertThat(rig.status(receipt)).as(rig.error(receipt)).isEqualTo(FAILED);
    assertThat(rig.operation(receipt).failure()).contains(REFUSED);
    assertThat(rig.error(receipt)).endsWith("put right what is refused, then retry it");
    assertThat(rig.untilDue()).isEmpty();
  }

  @Test
  void whatIsNotAsWantedIsTriedAgainAfterLongerAndLongerWaitsUntilItIsHeld() {
    rig.built("basic");
    rig.panel.faults().always("host_stop", Fault.HTML_500_BEFORE);
    Receipt receipt = rig.send(Verb.SUSPEND);

    worksWithWaitsOf(receipt, TRANSIENT, 2, 4, 8, 16);
    rig.work();

    assertThat(rig.status(receipt)).isEqualTo(HELD);
    assertThat(rig.operation(receipt).attempts()).isEqualTo(5);
    assertThat(rig.untilDue()).isEmpty();
  }

  @Test
  void aLostAnswerIsLookedAfterLaterAndCounts() {
    rig.built("basic");
    rig.panel.faults().always("host_stop", Fault.RESET_BEFORE);
    Receipt receipt = rig.send(Verb.SUSPEND);

    worksWithWaitsOf(receipt, UNCONFIRMED, 5, 10, 20, 40);
    rig.work();

    assertThat(rig.status(receipt)).isEqualTo(HELD);
    assertThat(rig.operation(receipt).failure()).contains(UNCONFIRMED);
    assertThat(rig.error(receipt)).contains("find out where answers get lost");
  }

  @Test
  void anOpenBuildIsLookedForAtASteadyPaceAndDoesNotCount() {
    rig.panel.faults().next("host_build", Fault.RESET_BEFORE);
    Receipt receipt = rig.create("basic");

    worksWithWaitsOf(receipt, OPEN_BUILD, 15, 15, 15, 15, 15, 15);

    assertThat(rig.operation(receipt).attempts()).isZero();
    assertThat(rig.panel.log().count("host_build")).isEqualTo(1);
  }

  @Test
  void aPanelThatIsDownIsWaitedForAtASteadyPaceAndDoesNotCount() {
    rig.panel.bt().dead(true);
    Receipt receipt = rig.create("basic");

    worksWithWaitsOf(receipt, PANEL_DOWN, 15, 15, 15, 15, 15, 15);

    assertThat(rig.operation(receipt).attempts()).isZero();
    rig.panel.bt().dead(false);
    rig.settle();
    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.operation(receipt).failure()).isEmpty();
  }

  @Test
  void aBuildWhoseSignatureWasTooOldIsSignedAnewByThePanelsClockInTheNextAttempt() {
    var jumped = new AtomicBoolean();
    rig.afterCall =
        endpoint -> {
          if (endpoint.equals("host_list") && jumped.compareAndSet(false, true)) {
            rig.panel.clock().advance(Duration.ofHours(1));
          }
        };
    Receipt receipt = rig.create("basic");

    worksWithWaitsOf(receipt, SIGNATURE_EXPIRED, 1);

    assertThat(rig.operation(receipt).attempts()).isEqualTo(1);
    assertThat(rig.panel.state().liveHosts()).isEmpty();
    rig.work();
    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.panel.log().count("host_build")).isEqualTo(2);
    assertThat(rig.panel.state().liveHosts()).hasSize(1);
  }

  @Test
  void aHeldOperationTellsWhatIsWantedWhatWasSeenHowOftenItWasTriedAndWhatHelps() {
    rig.built("basic");
    rig.panel.faults().always("host_stop", Fault.HTML_500_BEFORE);
    Receipt receipt = rig.send(Verb.SUSPEND);

    rig.settle();

    assertThat(rig.error(receipt))
        .contains("the web server still serves a suspended host (STOP: ")
        .contains("; held after 5 attempts; billing wants a suspended host with product basic")
        .contains("paid until " + rig.service().wanted().paidUntil() + "; last seen at 2026-11-24T")
        .contains(
            ": host %s (%s on panel p1) running, web server up, ends on %s, limits: site 200 MB,"
                .formatted(
                    rig.host().id(),
                    rig.service().host().orElseThrow().name(),
                    rig.host().endsOn()))
        .contains("database 100 MB, traffic 1024 MB, domains 5; look at the calls of its audit")
        .endsWith("then retry it, or cancel it, or mark it as done");
    assertThat(rig.calls().stream().filter(call -> call.endpoint().equals("host_stop")))
        .hasSize(5)
        .allMatch(call -> call.httpStatus() == 500);
    assertThat(rig.calls().stream().filter(call -> call.endpoint().equals("attempt")))
        .extracting(CallRecord::message)
        .last()
        .asString()
        .startsWith("the web server still serves a suspended host (STOP: ");
  }

  @Test
  void whatOnlyAPersonCanDecideIsHeldAtOnceWithWhatToDo() {
    rig.built("basic");
    rig.panel.customer().administratorSets(rig.host().id(), "locked");

    Receipt receipt = rig.send(Verb.UNSUSPEND);
    rig.work();

    assertThat(rig.status(receipt)).isEqualTo(HELD);
    assertThat(rig.operation(receipt).failure()).contains(FailureClass.HELD);
    assertThat(rig.error(receipt)).contains("unlock it there, then retry; held after 1 attempt;");
  }

  @Test
  void aHeldOperationWhoseWishIsLaterSeenFulfilledHasSucceeded() {
    rig.built("basic");
    rig.panel.customer().administratorSets(rig.host().id(), "locked");
    Receipt held = rig.send(Verb.UNSUSPEND);
    rig.settle();
    assertThat(rig.status(held)).isEqualTo(HELD);
    Receipt renewal = rig.renew(60);
    rig.settle();
    assertThat(rig.status(renewal)).isEqualTo(SUCCEEDED);
    assertThat(rig.status(held)).isEqualTo(HELD);

    rig.panel.customer().administratorSets(rig.host().id(), "normal");
    rig.renew(90);
    rig.settle();

    assertThat(rig.status(held)).isEqualTo(SUCCEEDED);
    assertThat(rig.service().settled()).isTrue();
  }

  @Test
  void anOperationThatWasHeldIsTriedFromItsFirstWaitOnceItIsRetried() {
    rig.built("basic");
    rig.panel.faults().always("host_stop", Fault.HTML_500_BEFORE);
    Receipt receipt = rig.send(Verb.SUSPEND);
    rig.settle();

    rig.rule(HandAction.RETRY, receipt);

    worksWithWaitsOf(receipt, TRANSIENT, 2, 4);
  }
}
