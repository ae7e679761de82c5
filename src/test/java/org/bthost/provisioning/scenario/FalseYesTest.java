package org.bthost.provisioning.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.domain.Operation.Status.HELD;
import static org.bthost.provisioning.domain.Operation.Status.SUCCEEDED;
import static org.bthost.provisioning.domain.Operation.Status.SUPERSEDED;
import static org.bthost.provisioning.domain.Operation.Status.WAITING;

import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Verb;
import org.bthost.sandbox.BtFault;
import org.bthost.sandbox.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A panel that answers yes and does nothing is never believed, whatever it was asked. */
class FalseYesTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private void endsHeld(Receipt receipt) {
    rig.settle();
    assertThat(rig.status(receipt)).as(rig.error(receipt)).isEqualTo(HELD);
    assertThat(rig.error(receipt)).contains("retry it, or cancel it, or mark it as done");
  }

  private void thenSucceedsOnceThePanelActs(Verb verb) {
    rig.panel.faults().clear();
    Receipt again = rig.send(verb);
    rig.settle();
    assertThat(rig.status(again)).isEqualTo(SUCCEEDED);
  }

  @Test
  void create() {
    rig.panel.faults().always("host_build", Fault.CODE_1_NOTHING_DONE);

    Receipt held = rig.create("basic");
    endsHeld(held);
    assertThat(rig.panel.state().liveHosts()).isEmpty();

    rig.panel.faults().clear();
    Receipt again = rig.create("basic");
    rig.settle();

    assertThat(rig.status(again)).isEqualTo(SUCCEEDED);
    assertThat(rig.status(held)).isEqualTo(SUPERSEDED);
    assertThat(rig.host().status()).isEqualTo("normal");
  }

  @Test
  void createWithAUserThatIsNotThere() {
    rig.panel.faults().always("user_create", Fault.CODE_1_NOTHING_DONE);

    endsHeld(rig.create("basic"));

    assertThat(rig.panel.log().count("host_build")).isZero();
  }

  @Test
  void suspend() {
    rig.built("basic");
    rig.panel.faults().always("host_stop", Fault.CODE_1_NOTHING_DONE);

    endsHeld(rig.send(Verb.SUSPEND));

    assertThat(rig.site().running()).isTrue();
    thenSucceedsOnceThePanelActs(Verb.SUSPEND);
    assertThat(rig.site().running()).isFalse();
  }

  @Test
  void changePackageWhileTheCustomerHasUndoneTheSuspension() {
    rig.built("basic");
    rig.send(Verb.SUSPEND);
    rig.settle();
    rig.panel.customer().powerOn(rig.host().id());
    rig.panel.faults().next("host_stop", Fault.CODE_1_NOTHING_DONE, 2);

    Receipt change = rig.change("wide");
    rig.work();

    assertThat(rig.site().running()).isTrue();
    assertThat(rig.status(change)).isEqualTo(WAITING);
    rig.settle();
    assertThat(rig.site().running()).isFalse();
    assertThat(rig.status(change)).isEqualTo(SUCCEEDED);
  }

  @Test
  void suspendByLock() {
    rig.built("locking");
    rig.panel.faults().always("host_locked", Fault.CODE_1_NOTHING_DONE);

    endsHeld(rig.send(Verb.SUSPEND));

    thenSucceedsOnceThePanelActs(Verb.SUSPEND);
    assertThat(rig.host().status()).isEqualTo("locked");
  }

  @Test
  void unsuspend() {
    rig.built("basic");
    rig.send(Verb.SUSPEND);
    rig.settle();
    rig.panel.faults().always("host_start", Fault.CODE_1_NOTHING_DONE);

    endsHeld(rig.send(Verb.UNSUSPEND));

    assertThat(rig.site().running()).isFalse();
    thenSucceedsOnceThePanelActs(Verb.UNSUSPEND);
    assertThat(rig.site().running()).isTrue();
  }

  @Test
  void terminateThatDoesNotStop() {
    rig.built("basic");
    rig.panel.faults().always("host_stop", Fault.CODE_1_NOTHING_DONE);

    endsHeld(rig.send(Verb.TERMINATE));

    assertThat(rig.panel.log().count("host_recycle")).isZero();
    thenSucceedsOnceThePanelActs(Verb.TERMINATE);
  }

  @Test
  void terminateThatDoesNotRecycle() {
    rig.built("basic");
    rig.panel.faults().always("host_recycle", Fault.CODE_1_NOTHING_DONE);

    endsHeld(rig.send(Verb.TERMINATE));

    assertThat(rig.panel.state().liveHosts()).hasSize(1);
    thenSucceedsOnceThePanelActs(Verb.TERMINATE);
  }

  @Test
  void renew() {
    rig.built("basic");
    rig.panel.faults().always("host_endtime", Fault.CODE_1_NOTHING_DONE);

    endsHeld(rig.renew(100));
  }

  @Test
  void changePackage() {
    rig.built("basic");
    rig.panel.faults().always("host_update", Fault.CODE_1_NOTHING_DONE);

    Receipt receipt = rig.change("pro");
    endsHeld(receipt);

    assertThat(rig.error(receipt)).contains("site MB 200 instead of 1000");
  }

  @Test
  void changePackageToOwnLimits() {
    rig.built("basic");
    rig.panel.faults().always("host_edit", Fault.CODE_1_NOTHING_DONE);

    endsHeld(rig.change("custom"));
  }

  @Test
  void aSuspensionThatBtDidNotCarryOutIsRepairedByASyncBehindTheWantedEndDate() {
    rig.built("basic");
    String ends = rig.host().endsOn().toString();
    rig.panel.bt().next("SiteStop", BtFault.REFUSES, 1);

    Receipt receipt = rig.send(Verb.SUSPEND);
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.site().running()).isFalse();
    assertThat(rig.site().edate()).isEqualTo(ends);
    assertThat(rig.panel.log().entries().stream().map(entry -> entry.endpoint()))
        .containsSubsequence("host_stop", "host_endtime", "host_sync")
        .doesNotContain("host_start");
  }

  @Test
  void aSuspensionThatBtDidNotCarryOutAtASyncEitherIsRepairedByTheOppositeCallFirst() {
    rig.built("basic");
    rig.panel.bt().next("SiteStop", BtFault.REFUSES, 2);

    Receipt receipt = rig.send(Verb.SUSPEND);
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.site().running()).isFalse();
    assertThat(rig.panel.log().entries().stream().map(entry -> entry.endpoint()))
        .containsSubsequence("host_stop", "host_sync", "host_start", "host_stop");
  }

  @Test
  void aStartThatBtDidNotCarryOutIsRepairedByTheOppositeCallFirst() {
    rig.built("basic");
    rig.send(Verb.SUSPEND);
    rig.settle();
    rig.panel.bt().next("SiteStart", BtFault.REFUSES, 1);

    Receipt receipt = rig.send(Verb.UNSUSPEND);
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(SUCCEEDED);
    assertThat(rig.site().running()).isTrue();
  }

  @Test
  void aSuspensionThatThePanelCannotCarryOutForANewerSiteOfALongerNameIsHeld() {
    rig.built("basic");
    var shadow = rig.panel.bt().foreign("my" + rig.host().btName());
    rig.panel.bt().stop(shadow);

    Receipt receipt = rig.send(Verb.SUSPEND);
    rig.settle();

    assertThat(rig.status(receipt)).isEqualTo(HELD);
    assertThat(rig.site().running()).isTrue();
  }
}
