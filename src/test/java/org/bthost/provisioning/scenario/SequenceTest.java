package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.domain.Operation.Status.FAILED;
import static org.bthost.provisioning.domain.Operation.Status.HELD;
import static org.bthost.provisioning.domain.Operation.Status.SUCCEEDED;
import static org.bthost.provisioning.domain.Operation.Status.SUPERSEDED;
import static org.bthost.provisioning.domain.Operation.Status.WAITING;
import static org.bthost.provisioning.domain.Verb.CHANGE_PACKAGE;
import static org.bthost.provisioning.domain.Verb.CREATE;
import static org.bthost.provisioning.domain.Verb.RENEW;
import static org.bthost.provisioning.domain.Verb.SUSPEND;
import static org.bthost.provisioning.domain.Verb.TERMINATE;
import static org.bthost.provisioning.domain.Verb.UNSUSPEND;

import java.time.Duration;
import java.util.OptionalLong;
import org.bthost.judge.Wish;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.junit.jupiter.api.Test;

/** Which event counts: by its number where numbers tell, by its arrival where they don't. */
class SequenceTest {
  private final OrderRig rig = new OrderRig();
  private final ServiceId service = rig.newService();
  private int events;

  private Receipt send(Verb verb, long number) {
    return rig.submit(rig.order(service, verb, OptionalLong.of(number), ++events));
  }

  private Receipt send(Verb verb) {
    return rig.submit(rig.order(service, verb, OptionalLong.empty(), ++events));
  }

  private Status status(Receipt receipt) {
    return rig.operation(receipt).status();
  }

  private String lifecycle() {
    return rig.wish(service).map(Wish::lifecycle).orElse("none");
  }

  /** The end date's distance from today that the event with this place says. */
  private void assertPaidBy(int event) {
    assertThat(rig.wish(service).orElseThrow().paidUntil())
        .isEqualTo(rig.today().plusDays(30 + event));
  }

  @Test
  void anOlderTerminationDoesNotKillWhatANewerCreateMade() {
    Receipt first = send(CREATE, 1);
    rig.settle();

    Receipt newer = send(CREATE, 3);
    Receipt termination = send(TERMINATE, 2);
    rig.settle();

    assertThat(status(first)).isEqualTo(SUCCEEDED);
    assertThat(status(newer)).isEqualTo(SUCCEEDED);
    assertThat(status(termination)).isEqualTo(SUPERSEDED);
    assertPaidBy(2);
    assertThat(rig.fault(service, rig.wish(service).orElseThrow())).isEmpty();
  }

  @Test
  void anOlderCreateThatComesLastIsOvertakenAndNotAConflictWithTheService() {
    send(TERMINATE, 2);
    Receipt newer = send(CREATE, 4);

    Receipt older = send(CREATE, 1);
    rig.settle();

    assertThat(status(older)).isEqualTo(SUPERSEDED);
    assertThat(status(newer)).isEqualTo(SUCCEEDED);
    assertPaidBy(2);
  }

  @Test
  void aTerminationThatComesAfterALaterSuspensionStillEndsTheService() {
    send(CREATE, 1);
    send(SUSPEND, 4);
    rig.settle();

    Receipt late = send(TERMINATE, 2);
    rig.settle();

    assertThat(status(late)).isEqualTo(SUCCEEDED);
    assertThat(lifecycle()).isEqualTo("terminated");
    assertThat(rig.fault(service, rig.wish(service).orElseThrow())).isEmpty();
  }

  @Test
  void aSuspensionThatWasCarriedOutEarlyHoldsForTheCreateItBelongsTo() {
    send(CREATE, 1);
    send(SUSPEND, 4);
    rig.settle();
    send(TERMINATE, 2);
    rig.settle();

    send(CREATE, 3);
    rig.settle();

    assertThat(lifecycle()).isEqualTo("suspended");
    assertThat(rig.fault(service, rig.wish(service).orElseThrow())).isEmpty();
  }

  @Test
  void whatALateTerminationFindsOpenWaitsForTheCreateItBelongsTo() {
    send(CREATE, 1);
    Receipt renewal = send(RENEW, 4);

    send(TERMINATE, 2);
    assertThat(status(renewal)).isEqualTo(WAITING);
    send(CREATE, 3);
    rig.settle();

    assertThat(status(renewal)).isEqualTo(SUCCEEDED);
    assertPaidBy(2);
  }

  @Test
  void aNumberedVerbOnATerminatedServiceWaitsADayForItsCreateAndOneWithoutANumberIsRefused() {
    send(CREATE, 1);
    send(TERMINATE, 2);
    rig.settle();

    Receipt numbered = send(RENEW, 5);
    Receipt other = send(RENEW);
    assertThat(status(numbered)).isEqualTo(WAITING);
    assertThat(status(other)).isEqualTo(FAILED);
    rig.clock.advance(Duration.ofHours(25));
    rig.submissions.holdUnmatched();

    assertThat(status(numbered)).isEqualTo(HELD);
  }

  @Test
  void aVerbBehindACreateThatWaitsForATerminationWaitsWithIt() {
    send(CREATE);
    rig.settle();
    send(TERMINATE);
    send(CREATE);

    Receipt renewal = send(RENEW);
    assertThat(status(renewal)).isEqualTo(WAITING);
    rig.settle();

    assertThat(status(renewal)).isEqualTo(SUCCEEDED);
    assertPaidBy(4);
  }

  @Test
  void aTerminationAlsoEndsTheCreateThatStillWaits() {
    send(CREATE);
    rig.settle();
    send(TERMINATE);
    Receipt creation = send(CREATE);

    send(TERMINATE);
    rig.settle();

    assertThat(status(creation)).isEqualTo(SUPERSEDED);
    assertThat(lifecycle()).isEqualTo("terminated");
  }

  @Test
  void theSameCreateAgainLeavesAnOpenRenewalInPlace() {
    Receipt creation = send(CREATE);
    Receipt renewal = send(RENEW);

    Receipt again = send(CREATE);
    rig.settle();

    assertThat(status(creation)).isEqualTo(SUPERSEDED);
    assertThat(status(again)).isEqualTo(SUCCEEDED);
    assertThat(status(renewal)).isEqualTo(SUCCEEDED);
    assertPaidBy(2);
  }

  @Test
  void ofTwoEventsOfOneNumberTheLaterArrivalCounts() {
    send(CREATE, 1);
    Receipt first = send(SUSPEND, 2);

    Receipt second = send(SUSPEND, 2);
    rig.settle();

    assertThat(status(first)).isEqualTo(SUPERSEDED);
    assertThat(status(second)).isEqualTo(SUCCEEDED);
    send(UNSUSPEND, 2);
    assertThat(lifecycle()).isEqualTo("active");
  }

  @Test
  void anEventWithoutANumberCountsWhenItComesAndLeavesTheNumbersAlone() {
    send(CREATE, 1);
    send(UNSUSPEND, 5);

    send(SUSPEND);
    assertThat(lifecycle()).isEqualTo("suspended");
    send(UNSUSPEND, 4);
    assertThat(lifecycle()).isEqualTo("suspended");
    send(UNSUSPEND, 6);

    assertThat(lifecycle()).isEqualTo("active");
  }

  @Test
  void whatWaitedForTheCreateCountsAsIfTheCreateHadBeenThere() {
    send(UNSUSPEND, 7);
    send(SUSPEND);
    send(UNSUSPEND, 6);
    send(CHANGE_PACKAGE, 3);
    send(CHANGE_PACKAGE, 2);

    send(CREATE, 1);

    assertThat(lifecycle()).isEqualTo("suspended");
    assertThat(rig.wish(service).orElseThrow().product()).isEqualTo("basic");
  }

  @Test
  void eventsOfOneMomentKeepTheOrderTheyCameIn() {
    for (int i = 0; i < 20; i++) {
      ServiceId other = rig.newService();
      for (Verb verb : new Verb[] {SUSPEND, UNSUSPEND, CREATE}) {
        rig.submit(rig.order(other, verb, OptionalLong.empty(), ++events));
      }

      assertThat(rig.wish(other).orElseThrow().lifecycle()).isEqualTo("active");
    }
  }

  @Test
  void aNumberedCreateOnALivingServiceStatesEverythingButWhatIsNewerYet() {
    send(CREATE, 1);
    send(SUSPEND, 2);
    send(RENEW, 5);
    send(CHANGE_PACKAGE, 3);

    send(CREATE, 4);

    assertThat(lifecycle()).isEqualTo("active");
    assertThat(rig.wish(service).orElseThrow().product()).isEqualTo("pro");
    assertPaidBy(3);
  }

  @Test
  void aChangeOfPackageOutlivesAnOlderCreateThatComesLate() {
    send(CREATE, 1);
    send(CHANGE_PACKAGE, 5);
    send(CREATE, 4);
    rig.settle();

    assertThat(rig.wish(service).orElseThrow().product()).isEqualTo("basic");
    assertThat(rig.fault(service, rig.wish(service).orElseThrow())).isEmpty();
  }
}
