package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bthost.provisioning.panel.PanelRejected.Reason;
import org.junit.jupiter.api.Test;

/** What a panel does to what belongs to a host: passwords, FTP, database, domains. */
interface GoodsContract extends ContractRig {
  Secret CHANGED = new Secret("Changed98765");

  private FtpAccount ftp(long host) {
    return client().hosts().detail(host).ftp().orElseThrow();
  }

  private HostDatabase database(long host) {
    return client().hosts().detail(host).databases().get(0);
  }

  @Test
  default void passwordsOfFtpDatabaseAndUserAreThreeDifferentThings() {
    withHost(
        (host, name, user) -> {
          client().ftp().changePassword(ftp(host).id(), CHANGED);
          assertThat(ftp(host).password()).isEqualTo(CHANGED);
          assertThat(database(host).password()).isNotEqualTo(CHANGED);
          boolean changed = changes(database(host));
          assertThat(database(host).password().equals(CHANGED)).isEqualTo(changed);
          assertThat(client().databases().detail(database(host).id()).password())
              .isEqualTo(database(host).password());
          assertThat(client().users().detail(user).password()).isNotEqualTo(CHANGED);
          client().goods().changePassword(host, PasswordScope.HOST, CHANGED);
          assertThat(client().users().detail(user).password()).isEqualTo(CHANGED);
        });
  }

  /** Over a newer BT, which wants a field more, the panel crashes. */
  private boolean changes(HostDatabase database) {
    try {
      return client().databases().changePassword(database.id(), CHANGED).password().equals(CHANGED);
    } catch (PanelGarbled crash) {
      assertThat(crash.httpStatus()).isEqualTo(500);
      return false;
    }
  }

  @Test
  default void aPasswordForAllIsOneOfFtpAndUserButNotOfTheDatabase() {
    withHost(
        (host, name, user) -> {
          assertThat(client().goods().changePassword(host, PasswordScope.ALL, CHANGED))
              .isEqualTo(CHANGED);
          assertThat(ftp(host).password()).isEqualTo(CHANGED);
          assertThat(client().users().detail(user).password()).isEqualTo(CHANGED);
          assertThat(database(host).password()).isNotEqualTo(CHANGED);
        });
  }

  @Test
  default void anFtpAccountIsDisabledAndEnabled() {
    withHost(
        (host, name, user) -> {
          long account = ftp(host).id();
          assertThat(client().ftp().disable(account).active()).isFalse();
          assertThat(client().ftp().detail(account).orElseThrow().active()).isFalse();
          assertThat(client().ftp().enable(account).active()).isTrue();
          assertThat(ftp(host).active()).isTrue();
        });
  }

  @Test
  default void anUnknownFtpAccountIsNoneAndAnUnknownDatabaseACrash() {
    assertThat(client().ftp().detail(999_999_999)).isEmpty();
    assertThatThrownBy(() -> client().databases().detail(999_999_999))
        .isInstanceOf(PanelGarbled.class);
  }

  @Test
  default void noDatabaseIsBuiltOntoAHost() {
    withHost(
        (host, name, user) ->
            assertThat(refusal(() -> client().databases().build(host)))
                .isEqualTo(Reason.ENDPOINT_DISABLED));
  }

  /** Over a newer BT the first answer is a no, and the domain is bound all the same. */
  @Test
  default void aDomainIsBoundOnce() {
    withHost(
        (host, name, user) -> {
          BindDomain order = BindDomain.toRoot(host, name + ".example.com");
          boolean seen = binds(order);
          assertThat(refusal(() -> client().goods().bindDomain(order)))
              .isEqualTo(Reason.ALREADY_EXISTS);
          assertThat(client().hosts().detail(host).domains())
              .filteredOn(domain -> domain.domain().equals(order.domain()))
              .hasSize(seen ? 1 : 0);
        });
  }

  private boolean binds(BindDomain order) {
    try {
      client().goods().bindDomain(order);
      return true;
    } catch (PanelRejected unseen) {
      assertThat(unseen.reason()).isEqualTo(Reason.OTHER);
      return false;
    }
  }
}
