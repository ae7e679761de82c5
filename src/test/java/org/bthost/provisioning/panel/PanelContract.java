package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import org.bthost.provisioning.panel.PanelRejected.Reason;
import org.junit.jupiter.api.Test;

/**
 * What a BTHost panel does, sandbox or live. Taken for granted: a token and one plan that is not
 * hidden. Every host that is built is recycled at the end of its test.
 */
interface PanelContract {
  Random NAMES = new Random();

  /** A client of the panel under test. */
  PanelClient client();

  private static String name() {
    var name = new StringBuilder("t");
    NAMES.ints(11, 0, 36).forEach(digit -> name.append(Character.forDigit(digit, 36)));
    return name.toString();
  }

  private static LocalDate day(int days) {
    return LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(days);
  }

  private long plan() {
    return client().plans().list().stream()
        .filter(plan -> !plan.hidden())
        .findFirst()
        .orElseThrow()
        .id();
  }

  /** Work with a host of one's own. */
  @FunctionalInterface
  interface HostWork {
    void on(long host, String name, long user);
  }

  private void withHost(HostWork work) {
    String name = name();
    long user =
        client().users().create(new CreateUser(name, new Secret("Passw0rd1234"), name, 1)).id();
    BuiltHost built = client().hosts().build(BuildHost.onPlan(name, day(30), user, plan()));
    try {
      work.on(built.id(), name, user);
    } finally {
      client().hosts().recover(built.id());
      client().hosts().recycle(built.id());
    }
  }

  private Reason refusal(Runnable call) {
    return catchThrowableOfType(PanelRejected.class, call::run).reason();
  }

  @Test
  default void aGoodSignatureIsTaken() {
    client().connection().index();
    client().connection().serverLoad();
  }

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
          assertThat(client().hosts().listOfUser(user)).isEmpty();
          client().hosts().recover(host);
          assertThat(client().hosts().status(host).serving()).isTrue();
        });
  }

  @Test
  default void aUserOfATakenNameIsRefusedAndTheFirstIsListed() {
    String name = name();
    long id =
        client().users().create(new CreateUser(name, new Secret("Passw0rd1234"), name, 1)).id();

    assertThat(
            refusal(
                () ->
                    client()
                        .users()
                        .create(new CreateUser(name, new Secret("Other1234567"), name, 1))))
        .isEqualTo(Reason.ALREADY_EXISTS);
    assertThat(client().users().listOfGroup(1))
        .filteredOn(user -> user.username().equals(name))
        .extracting(PanelUser::id)
        .containsExactly(id);
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
