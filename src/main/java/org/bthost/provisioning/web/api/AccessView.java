package org.bthost.provisioning.web.api;

import java.util.List;
import org.bthost.provisioning.domain.Access;
import org.bthost.provisioning.domain.Belongings;
import org.bthost.provisioning.domain.Login;
import org.jspecify.annotations.Nullable;

/**
 * How a customer gets at the host. Holds passwords: never to be kept by anything on the way.
 *
 * @param signIn where the panel's own form posts to
 * @param ftp null where there is none, or it is shut
 */
public record AccessView(
    String service,
    String site,
    List<String> domains,
    String signIn,
    Account panel,
    @Nullable Account ftp,
    List<Database> databases) {

  /** A name and its password. Prints none of it. */
  public record Account(String user, String password) {
    static Account of(Login login) {
      return new Account(login.name(), login.password().value());
    }

    @Override
    public String toString() {
      return "Account[" + user + "]";
    }
  }

  /**
   * A database and its login.
   *
   * @param console the address of its web console; empty where the panel tells none
   */
  public record Database(String name, Account account, String console) {
    static Database of(Belongings.Database shown) {
      return new Database(shown.name(), Account.of(shown.login()), shown.console());
    }
  }

  static AccessView of(String service, Access access) {
    Belongings belongings = access.belongings();
    return new AccessView(
        service,
        belongings.siteName(),
        belongings.domains(),
        access.signIn().toString(),
        Account.of(access.panelUser()),
        belongings.ftp().map(it -> Account.of(it.login())).orElse(null),
        access.databases().stream().map(Database::of).toList());
  }
}
