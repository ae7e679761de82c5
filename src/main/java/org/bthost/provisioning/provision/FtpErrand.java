package org.bthost.provisioning.provision;

import java.util.Optional;
import java.util.OptionalLong;
import org.bthost.provisioning.domain.HostActions;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.journal.Ledger;

/**
 * Opens or shuts a host's FTP account. The panel shows one that is shut under its number alone, so
 * that is remembered before it is shut.
 */
final class FtpErrand implements Errand {
  private final Attempt attempt;
  private final HostActions panel;
  private final boolean open;
  private final OptionalLong account;

  FtpErrand(Attempt attempt, HostSight host, boolean open) {
    this.attempt = attempt;
    this.panel = attempt.panel().actions();
    this.open = open;
    this.account = Errands.ftp(attempt, panel.belongings(host.id()));
  }

  @Override
  public Optional<String> refusal() {
    return account.isPresent() ? Optional.empty() : Optional.of("the host has no FTP account");
  }

  @Override
  public Sign sign() {
    boolean so = panel.ftp(account.getAsLong()).filter(shown -> shown.open() == open).isPresent();
    return so ? Sign.DONE : Sign.NOT_DONE;
  }

  @Override
  public void send() {
    if (open) {
      panel.openFtp(account.getAsLong());
    } else {
      attempt.remember(service -> service.shutting(account));
      panel.shutFtp(account.getAsLong());
    }
  }

  @Override
  public String remark() {
    return "so it stands at the panel, which does not tell whether the FTP server follows";
  }

  @Override
  public Service remember(Ledger ledger, Service service) {
    return service.shutting(open ? OptionalLong.empty() : account);
  }
}
