package org.bthost.provisioning.provision;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bthost.provisioning.domain.Account;
import org.bthost.provisioning.domain.Belongings;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.HostActions;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.PanelUserId;
import org.bthost.provisioning.domain.Password;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.journal.Ledger;

/**
 * Makes a service another customer's. Its panel user is the service's own and stays, with new
 * passwords for everything that the customer before has seen; a host that was adopted under a user
 * with other hosts gets a user of its own instead.
 */
final class TransferErrand implements Errand {
  private final Attempt attempt;
  private final HostActions panel;
  private final HostSight host;
  private final Customer customer;
  private final Map<Account, Password> passwords;
  private final Supplier<String> fresh;
  private final boolean shared;
  private PanelUserId owner;

  /**
   * @param fresh makes the password of a new panel user
   */
  TransferErrand(
      Attempt attempt,
      HostSight host,
      Customer customer,
      Map<Account, Password> passwords,
      Supplier<String> fresh) {
    this.attempt = attempt;
    this.panel = attempt.panel().actions();
    this.host = host;
    this.customer = customer;
    this.passwords = passwords;
    this.fresh = fresh;
    this.owner = host.owner();
    this.shared = !Owners.of(attempt).contains(owner) && attempt.panel().hostsOf(owner).size() > 1;
  }

  @Override
  public Sign sign() {
    Belongings now = panel.belongings(host.id());
    owner = now.owner();
    boolean renewed =
        (shared
                ? !owner.equals(host.owner())
                : panel.owner(owner).password().equals(password(Account.PANEL)))
            && Errands.ftp(attempt, now).stream()
                .allMatch(
                    id ->
                        panel
                            .ftp(id)
                            .filter(it -> it.login().password().equals(password(Account.FTP)))
                            .isPresent())
            && now.databases().stream()
                .allMatch(it -> it.login().password().equals(password(Account.DATABASE)));
    return renewed ? Sign.DONE : Sign.NOT_DONE;
  }

  @Override
  public void send() {
    if (shared) {
      panel.give(host.id(), Owners.named(attempt, fresh));
    } else {
      panel.changeOwnerPassword(host.id(), password(Account.PANEL));
    }
    Belongings now = panel.belongings(host.id());
    Errands.ftp(attempt, now).ifPresent(id -> panel.changeFtpPassword(id, password(Account.FTP)));
    now.databases()
        .forEach(it -> panel.changeDatabasePassword(it.id(), password(Account.DATABASE)));
  }

  private Password password(Account account) {
    return Optional.ofNullable(passwords.get(account)).orElseThrow();
  }

  @Override
  public Service remember(Ledger ledger, Service service) {
    Service given =
        service
            .placed(service.placement().orElseThrow().ownedBy(owner))
            .wanting(service.wanted().of(customer), service.sequences());
    ledger.keepWishes(given);
    return given;
  }
}
