package org.bthost.provisioning.panel;

import java.util.Optional;
import org.bthost.provisioning.panel.wire.Caller;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.HostWords;
import org.bthost.provisioning.panel.wire.PlainText;

/** FTP accounts of hosts. All methods throw {@link PanelException}. */
public final class FtpAccounts {
  private final Caller caller;

  FtpAccounts(Caller caller) {
    this.caller = caller;
  }

  /** One account, hidden ones too; empty for an unknown id. */
  public Optional<FtpAccount> detail(long id) {
    var answer = caller.call(Endpoint.FTP_INFO, Form.of("ftp_id", id));
    return answer.optionalRow().map(HostWords::ftp);
  }

  /**
   * Sets an account's password; 6 to 32 letters and digits. When the server below refuses or is
   * dead, the panel crashes ({@link PanelGarbled}, HTTP 500) and keeps the old one.
   */
  public FtpAccount changePassword(long id, Secret password) {
    var form = Form.of("ftp_id", id).with("password", PlainText.requirePassword(password));
    return HostWords.ftp(caller.call(Endpoint.FTP_PASS, form).row());
  }

  /** Lets the account in again; what the server below thinks of it the panel does not tell. */
  public FtpAccount enable(long id) {
    return status(id, "normal");
  }

  /** Shuts the account; what the server below thinks of it the panel does not tell. */
  public FtpAccount disable(long id) {
    return status(id, "hidden");
  }

  private FtpAccount status(long id, String status) {
    var form = Form.of("ftp_id", id).with("status", status);
    return HostWords.ftp(caller.call(Endpoint.FTP_STATUS, form).row());
  }
}
