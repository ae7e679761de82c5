package org.bthost.provisioning.provision;

import java.util.Optional;
import org.bthost.provisioning.domain.Account;
import org.bthost.provisioning.domain.Belongings;
import org.bthost.provisioning.domain.HostActions;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.Password;

/**
 * Changes the password of one account. Each is another call, and the panel crashes on an account
 * that is not there, so it is looked for before (panel behaviour, section 3, host_pass).
 */
final class PasswordErrand implements Errand {
  private final HostActions panel;
  private final HostSight host;
  private final Account account;
  private final Password password;

  PasswordErrand(Attempt attempt, HostSight host, Account account, Password password) {
    this.panel = attempt.panel().actions();
    this.host = host;
    this.account = account;
    this.password = password;
  }

  @Override
  public Optional<String> refusal() {
    boolean there =
        switch (account) {
          case PANEL -> true;
          case FTP -> belongings().ftp().isPresent();
          case DATABASE -> !belongings().databases().isEmpty();
        };
    return there
        ? Optional.empty()
        : Optional.of(
            account == Account.FTP
                ? "the host has no FTP account, or it is shut; enable it first"
                : "the host has no database");
  }

  @Override
  public Sign sign() {
    boolean set =
        switch (account) {
          case PANEL -> panel.owner(host.owner()).password().equals(password);
          case FTP ->
              belongings().ftp().filter(it -> it.login().password().equals(password)).isPresent();
          case DATABASE ->
              belongings().databases().stream()
                  .allMatch(it -> it.login().password().equals(password));
        };
    return set ? Sign.DONE : Sign.NOT_DONE;
  }

  @Override
  public void send() {
    switch (account) {
      case PANEL -> panel.changeOwnerPassword(host.id(), password);
      case FTP -> panel.changeFtpPassword(belongings().ftp().orElseThrow().id(), password);
      case DATABASE ->
          belongings()
              .databases()
              .forEach(database -> panel.changeDatabasePassword(database.id(), password));
    }
  }

  private Belongings belongings() {
    return panel.belongings(host.id());
  }
}
