package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;

import org.bthost.provisioning.panel.PanelRejected.Reason;
import org.junit.jupiter.api.Test;

/** What a panel does to hosts: their state, end, limits and owner. */
interface HostContract extends ContractRig {
  @Test
  default void aBuiltHostRunsEndsOnItsDayAndBelongsToItsUser() {
    withHost(
        (host, name, user) -> {
          HostDetail detail = client().hosts().detail(host);
          assertThat(detail.row().name()).startsWith(name + ".");
          assertThat(detail.row().userId()).isEqualTo(user);
          assertThat(detail.row().endsOn()).isEqualTo(day(30));
          assertThat(detail.row().checkedAt()).isEmpty();
          assertThat(client().hosts().listOfUser(user)).extracting(HostRow::id).contains(host);
          assertThat(client().hosts().status(host))
              .isEqualTo(new HostStatus(HostState.NORMAL, true));
        });
  }

  @Test
  default void stopLockAndStartShowInRowAndWebServer() {
    withHost(
        (host, name, user) -> {
          client().hosts().stop(host);
          assertThat(client().hosts().status(host))
              .isEqualTo(new HostStatus(HostState.STOP, false));
          client().hosts().lock(host);
          assertThat(client().hosts().status(host))
              .isEqualTo(new HostStatus(HostState.LOCKED, false));
          client().hosts().start(host);
          assertThat(client().hosts().status(host))
              .isEqualTo(new HostStatus(HostState.NORMAL, true));
        });
  }

  @Test
  default void anEndDateReadsBack() {
    withHost(
        (host, name, user) -> {
          client().hosts().changeEnd(host, day(90));
          assertThat(client().hosts().detail(host).row().endsOn()).isEqualTo(day(90));
        });
  }

  @Test
  default void measuringAHostTellsThePanelToGoOnMeasuring() {
    withHost(
        (host, name, user) -> {
          client().hosts().measure(host);
          assertThat(client().hosts().detail(host).row().checkedAt()).isPresent();
        });
  }

  @Test
  default void limitsThatAreEditedReadBackAndAZeroIsIgnored() {
    withHost(
        (host, name, user) -> {
          HostRow edited = client().hosts().edit(EditHost.of(host).siteMb(321));
          HostRow zero = client().hosts().edit(EditHost.of(host).siteMb(0));
          assertThat(edited.limits().siteMb()).isEqualTo(321);
          assertThat(zero.limits().siteMb()).isEqualTo(321);
        });
  }

  @Test
  default void aRecycledHostIsInvisibleUntilItIsRecovered() {
    withHost(
        (host, name, user) -> {
          client().hosts().recycle(host);
          assertThat(refusal(() -> client().hosts().detail(host))).isEqualTo(Reason.NOT_FOUND);
          assertThat(refusal(() -> client().hosts().recycle(host))).isEqualTo(Reason.NOT_FOUND);
          assertThat(refusal(() -> client().hosts().changeEnd(host, day(60))))
              .isEqualTo(Reason.NOT_FOUND);
          assertThat(client().hosts().listOfUser(user)).isEmpty();
          client().hosts().recover(host);
          assertThat(client().hosts().status(host).serving()).isTrue();
        });
  }

  @Test
  default void syncMakesTheWebServerFollowTheRowAndAnEndDateIsPutRightAfterIt() {
    withHost(
        (host, name, user) -> {
          client().hosts().stop(host);
          client().hosts().recover(host);
          assertThat(client().hosts().status(host)).isEqualTo(new HostStatus(HostState.STOP, true));
          client().hosts().sync(host);
          assertThat(client().hosts().status(host))
              .isEqualTo(new HostStatus(HostState.STOP, false));
          assertThat(client().hosts().changeEnd(host, day(31))).isEqualTo(day(31));
        });
  }

  @Test
  default void aPlanGivesItsQuotas() {
    withHost(
        (host, name, user) -> {
          client().hosts().edit(EditHost.of(host).siteMb(321));
          client().hosts().changePlan(host, plan().id());
          assertThat(client().hosts().detail(host).row().limits().siteMb())
              .isEqualTo(plan().limits().quotas().siteMb());
        });
  }

  @Test
  default void speedIsLimitedAndUnlimited() {
    withHost(
        (host, name, user) -> {
          client().hosts().limitSpeed(host, 300, 512);
          client().hosts().unlimitSpeed(host);
          client().hosts().unlimitSpeed(host);
        });
  }

  @Test
  default void aHostIsGivenToAnotherUserAndCarriesANotice() {
    withHost(
        (host, name, user) ->
            withUser(
                (other, unused) -> {
                  client().goods().push(host, other);
                  client().goods().changeNotice(host, "order 4711");
                  HostRow row = client().hosts().detail(host).row();
                  assertThat(row.userId()).isEqualTo(other);
                  assertThat(row.notice()).isEqualTo("order 4711");
                  client().goods().push(host, user);
                }));
  }

  @Test
  default void onAnUnknownPlanNothingIsBuiltAndNothingIsSaid() {
    withUser(
        (user, name) -> {
          BuildHost order = BuildHost.onPlan(name, day(30), user, 999_999_999);
          assertThat(refusal(() -> client().hosts().build(order))).isEqualTo(Reason.EMPTY_MESSAGE);
          assertThat(client().hosts().listOfUser(user)).isEmpty();
        });
  }

  @Test
  default void anUnknownHostAndAnUnknownPlanAreRefused() {
    assertThat(refusal(() -> client().hosts().detail(999_999_999))).isEqualTo(Reason.NOT_FOUND);
    withHost(
        (host, name, user) ->
            assertThat(refusal(() -> client().hosts().changePlan(host, 999_999_999)))
                .isEqualTo(Reason.UNKNOWN_PLAN));
  }
}
