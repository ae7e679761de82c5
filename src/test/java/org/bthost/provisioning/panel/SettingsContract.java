package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.bthost.provisioning.panel.PanelRejected.Reason;
import org.junit.jupiter.api.Test;

/** What a panel tells of itself, and does to its users and sorts. */
interface SettingsContract extends ContractRig {
  @Test
  default void aGoodSignatureIsTaken() {
    client().connection().index();
    client().connection().serverLoad();
    assertThat(client().quirks()).contains(PanelQuirk.FUTURE_SIGNATURES_PASS);
  }

  @Test
  default void phpVersionsAndProgramsAreListed() {
    assertThat(client().connection().phpVersions()).extracting(Choice::id).contains("00");
    client().connection().deployments();
  }

  @Test
  default void aPlanReadsAloneAsInTheListAndAnUnknownOneIsACrash() {
    Plan plan = plan();

    assertThat(client().plans().detail(plan.id())).isEqualTo(plan);
    assertThatThrownBy(() -> client().plans().detail(999_999_999)).isInstanceOf(PanelGarbled.class);
  }

  @Test
  default void poolsReadDownToTheirMembers() {
    DomainPool domains =
        client().pools().domainPools().stream()
            .filter(pool -> pool.id() == plan().limits().domainPoolId())
            .findFirst()
            .orElseThrow();
    PoolDomain domain = client().pools().domains(domains.id()).get(0);
    IpPool addresses = client().pools().ipPools().get(0);
    IpAddress address = client().pools().ipAddresses(addresses.id()).get(0);

    assertThat(client().pools().domain(domain.id())).contains(domain);
    assertThat(client().pools().ipAddress(address.id())).contains(address);
    assertThat(client().pools().domain(999_999_999)).isEmpty();
    assertThat(client().pools().ipAddress(999_999_999)).isEmpty();
  }

  @Test
  default void aSortIsMadeRenamedAndDeleted() {
    String name = name();
    client().sorts().create(name);
    try {
      assertThat(refusal(() -> client().sorts().create(name))).isEqualTo(Reason.ALREADY_EXISTS);
      client().sorts().rename(sort(name).orElseThrow().id(), name + "x");
      assertThat(sort(name)).isEmpty();
      assertThat(sort(name + "x")).isPresent();
    } finally {
      sort(name).or(() -> sort(name + "x")).ifPresent(left -> client().sorts().delete(left.id()));
    }
    assertThat(sort(name + "x")).isEmpty();
  }

  private Optional<Sort> sort(String name) {
    return client().sorts().list().stream().filter(sort -> sort.name().equals(name)).findFirst();
  }

  @Test
  default void aUserOfATakenNameIsRefusedAndTheFirstIsListed() {
    withUser(
        (user, name) -> {
          CreateUser again = new CreateUser(name, new Secret("Other1234567"), name, 1);
          assertThat(refusal(() -> client().users().create(again)))
              .isEqualTo(Reason.ALREADY_EXISTS);
          assertThat(client().users().listOfGroup(1))
              .filteredOn(listed -> listed.username().equals(name))
              .extracting(PanelUser::id)
              .containsExactly(user);
        });
  }

  @Test
  default void aUserIsEditedHiddenAndItsNameFreeAgain() {
    withUser(
        (user, name) -> {
          client().users().edit(EditUser.of(user).nickname("renamed"));
          assertThat(client().users().detail(user).nickname()).isEqualTo("renamed");
          client().users().delete(user);
          client().users().delete(user);
          assertThatThrownBy(() -> client().users().detail(user)).isInstanceOf(PanelGarbled.class);
          long again = client().users().create(user(name)).id();
          client().users().deleteForGood(again);
          assertThat(refusal(() -> client().users().deleteForGood(again)))
              .isEqualTo(Reason.NOT_FOUND);
        });
  }

  @Test
  default void onlyARightPasswordSignsAUserIn() {
    withUser(
        (user, name) -> {
          client().users().checkLogin(name, new Secret("Passw0rd1234"));
          assertThat(refusal(() -> client().users().checkLogin(name, new Secret("Wrong1234567"))))
              .isEqualTo(Reason.LOGIN_REFUSED);
        });
  }
}
