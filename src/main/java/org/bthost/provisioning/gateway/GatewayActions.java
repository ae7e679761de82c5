package org.bthost.provisioning.gateway;

import java.util.Optional;
import org.bthost.provisioning.domain.Belongings;
import org.bthost.provisioning.domain.HostActions;
import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.Login;
import org.bthost.provisioning.domain.PanelUserId;
import org.bthost.provisioning.domain.Password;
import org.bthost.provisioning.domain.SignIn;
import org.bthost.provisioning.domain.Throttle;
import org.bthost.provisioning.panel.BindDomain;
import org.bthost.provisioning.panel.LoginForm;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelException;
import org.bthost.provisioning.panel.PanelRejected;
import org.bthost.provisioning.panel.PasswordScope;
import org.bthost.provisioning.panel.Secret;

/** What people ask for once, in the panel's words. */
final class GatewayActions implements HostActions {
  private final PanelClient panel;
  private final boolean bindsAddresses;

  GatewayActions(PanelClient panel, boolean bindsAddresses) {
    this.panel = panel;
    this.bindsAddresses = bindsAddresses;
  }

  @Override
  public Belongings belongings(HostId host) {
    return Troubles.call(() -> Translation.belongings(panel.hosts().detail(host.value())));
  }

  @Override
  public Login owner(PanelUserId user) {
    return Troubles.call(() -> Translation.login(panel.users().detail(user.value())));
  }

  @Override
  public Optional<Belongings.Ftp> ftp(long account) {
    return Troubles.call(() -> panel.ftp().detail(account).map(Translation::ftp));
  }

  @Override
  public Belongings.Database database(long id) {
    return Troubles.call(() -> Translation.database(panel.databases().detail(id)));
  }

  @Override
  public void changeOwnerPassword(HostId host, Password password) {
    Troubles.call(
        () -> panel.goods().changePassword(host.value(), PasswordScope.HOST, secret(password)));
  }

  @Override
  public void changeFtpPassword(long account, Password password) {
    Troubles.call(() -> panel.ftp().changePassword(account, secret(password)));
  }

  @Override
  public void changeDatabasePassword(long database, Password password) {
    Troubles.call(() -> panel.databases().changePassword(database, secret(password)));
  }

  @Override
  public boolean bindDomain(HostId host, String domain, String folder, boolean audit) {
    try {
      panel.goods().bindDomain(new BindDomain(host.value(), domain, folder, audit));
      return true;
    } catch (PanelRejected no) {
      if (no.reason() == PanelRejected.Reason.ALREADY_EXISTS) {
        return false;
      }
      throw Troubles.of(no);
    } catch (PanelException e) {
      throw Troubles.of(e);
    }
  }

  @Override
  public void openFtp(long account) {
    Troubles.call(() -> panel.ftp().enable(account));
  }

  @Override
  public void shutFtp(long account) {
    Troubles.call(() -> panel.ftp().disable(account));
  }

  @Override
  public void limitSpeed(HostId host, Throttle throttle) {
    Troubles.call(
        () ->
            panel
                .hosts()
                .limitSpeed(host.value(), throttle.connections(), throttle.kilobytesPerSecond()));
  }

  @Override
  public void unlimitSpeed(HostId host) {
    Troubles.call(() -> panel.hosts().unlimitSpeed(host.value()));
  }

  @Override
  public void remark(HostId host, String text) {
    Troubles.call(() -> panel.goods().changeNotice(host.value(), text));
  }

  @Override
  public void give(HostId host, PanelUserId user) {
    Troubles.call(() -> panel.goods().push(host.value(), user.value()));
  }

  @Override
  public boolean bindsAddresses() {
    return bindsAddresses;
  }

  @Override
  public void bindAddress(HostId host, long address) {
    Troubles.call(() -> panel.goods().bindIp(host.value(), address));
  }

  @Override
  public void unbindAddress(HostId host, long address) {
    Troubles.call(() -> panel.goods().unbindIp(host.value(), address));
  }

  @Override
  public SignIn signIn(Login owner, HostId host) {
    LoginForm form = panel.users().loginForm(owner.name(), secret(owner.password()), host.value());
    return new SignIn(form.action(), form.fields());
  }

  private static Secret secret(Password password) {
    return new Secret(password.value());
  }
}
