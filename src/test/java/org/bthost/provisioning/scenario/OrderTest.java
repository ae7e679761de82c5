package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bthost.provisioning.domain.Operation.Status.FAILED;
import static org.bthost.provisioning.domain.Operation.Status.HELD;
import static org.bthost.provisioning.domain.Operation.Status.PENDING;
import static org.bthost.provisioning.domain.Operation.Status.SUCCEEDED;
import static org.bthost.provisioning.domain.Operation.Status.SUPERSEDED;
import static org.bthost.provisioning.domain.Operation.Status.WAITING;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.EventConflict;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Verb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events that come twice, late, early or in another order. */
class OrderTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private Intent create(String product) {
    return Intent.create(
        rig.key(),
        Rig.SERVICE,
        new Customer("c-1", Optional.empty(), Optional.empty()),
        new ProductId(product),
        rig.today().plusDays(31));
  }

  private Intent plain(Verb verb) {
    return Intent.plain(rig.key(), verb, Rig.SERVICE, Optional.empty());
  }

  @Test
  void theSameEventTwiceIsOneOperation() {
    Intent event = create("basic");

    Receipt first = rig.submissions.submit(event);
    Receipt second = rig.submissions.submit(event);

    assertThat(second.operation()).isEqualTo(first.operation());
    assertThat(first.alreadyKnown()).isFalse();
    assertThat(second.alreadyKnown()).isTrue();
    assertThat(rig.submissions.operations(Rig.SERVICE, 10)).hasSize(1);
  }

  @Test
  void theSameKeyWithOtherContentIsAConflict() {
    Intent event = create("basic");
    rig.submissions.submit(event);
    Intent other = Intent.renew(event.key(), Rig.SERVICE, LocalDate.of(2027, 1, 1));

    assertThatThrownBy(() -> rig.submissions.submit(other))
        .isInstanceOf(EventConflict.class)
        .hasMessageContaining("give a new event an id of its own");
  }

  @Test
  void aVerbBeforeTheCreateWaitsForItAndIsThenCarriedOut() {
    Receipt suspension = rig.send(Verb.SUSPEND);
    assertThat(rig.status(suspension)).isEqualTo(WAITING);

    Receipt creation = rig.create("basic");
    rig.settle();

    assertThat(rig.status(creation)).isEqualTo(SUCCEEDED);
    assertThat(rig.status(suspension)).isEqualTo(SUCCEEDED);
    assertThat(rig.site().running()).isFalse();
  }

  @Test
  void aVerbWhoseCreateDoesNotComeWithinADayIsHeld() {
    Receipt suspension = rig.send(Verb.SUSPEND);
    rig.clock.advance(Duration.ofHours(23));
    rig.submissions.holdUnmatched();
    assertThat(rig.status(suspension)).isEqualTo(WAITING);

    rig.clock.advance(Duration.ofHours(2));
    rig.submissions.holdUnmatched();

    assertThat(rig.status(suspension)).isEqualTo(HELD);
  }

  @Test
  void aNewerEventOfTheSameFieldSupersedesAnOlderOneThatWasNotCarriedOutYet() {
    rig.built("basic");
    Receipt suspension = rig.send(Verb.SUSPEND);
    Receipt reinstatement = rig.send(Verb.UNSUSPEND);

    rig.settle();

    assertThat(rig.status(suspension)).isEqualTo(SUPERSEDED);
    assertThat(rig.status(reinstatement)).isEqualTo(SUCCEEDED);
    assertThat(rig.panel.log().count("host_stop")).isZero();
  }

  @Test
  void anOlderSuspensionThatComesLateChangesNothing() {
    rig.built("basic");
    rig.submissions.submit(plain(Verb.UNSUSPEND).numbered(5));

    Receipt late = rig.submissions.submit(plain(Verb.SUSPEND).numbered(4));
    rig.settle();

    assertThat(rig.status(late)).isEqualTo(SUPERSEDED);
    assertThat(rig.site().running()).isTrue();
  }

  @Test
  void anOlderRenewalIsNotLostBehindANewerSuspension() {
    rig.built("basic");
    rig.submissions.submit(plain(Verb.SUSPEND).numbered(5));
    LocalDate day = rig.today().plusDays(90);

    Receipt renewal = rig.submissions.submit(Intent.renew(rig.key(), Rig.SERVICE, day).numbered(4));
    rig.settle();

    assertThat(rig.status(renewal)).isEqualTo(SUCCEEDED);
    assertThat(rig.host().endsOn()).isEqualTo(day.plusDays(3));
    assertThat(rig.site().running()).isFalse();
  }

  @Test
  void aSecondCreateOfTheSameContentBuildsNothingAndSucceeds() {
    rig.built("basic");

    Receipt again = rig.submissions.submit(create("basic"));
    rig.settle();

    assertThat(rig.status(again)).isEqualTo(SUCCEEDED);
    assertThat(rig.panel.state().allHosts()).hasSize(1);
  }

  @Test
  void aSecondCreateOfOtherContentFailsWithWhatToDo() {
    rig.built("basic");

    Receipt again = rig.submissions.submit(create("pro"));

    assertThat(rig.status(again)).isEqualTo(FAILED);
    assertThat(rig.error(again)).contains("use change-package and renew");
  }

  @Test
  void aCreateDuringATerminationWaitsUntilThatIsDone() {
    rig.built("basic");
    rig.send(Verb.TERMINATE);

    Receipt again = rig.submissions.submit(create("basic"));

    assertThat(rig.status(again)).isEqualTo(WAITING);
    rig.work();
    assertThat(rig.status(again)).isEqualTo(PENDING);
  }

  @Test
  void anUnknownProductAndAPastDayAreRefusedWithWhatIsKnown() {
    assertThatThrownBy(() -> rig.create("gold"))
        .isInstanceOf(InvalidIntent.class)
        .hasMessageContaining("product 'gold' is not in the products file; known are: basic, pro");
    Intent past =
        Intent.create(
            new EventKey("/b", "past"),
            Rig.SERVICE,
            new Customer("c", Optional.empty(), Optional.empty()),
            new ProductId("basic"),
            rig.today().minusDays(1));
    assertThatThrownBy(() -> rig.submissions.submit(past))
        .isInstanceOf(InvalidIntent.class)
        .hasMessageContaining("but today is");
  }
}
