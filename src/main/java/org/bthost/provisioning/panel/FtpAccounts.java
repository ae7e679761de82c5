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

  /**
   * One account's row, shut ones too, password in the clear; empty for an unknown id. BT is not
   * asked. Safe to repeat. Source: behaviour.md 3, ftp_info; API document, ftp详情.
   */
  public Optional<FtpAccount> detail(long id) {
    var answer = caller.call(Endpoint.FTP_INFO, Form.of("ftp_id", id));
    return answer.optionalRow().map(HostWords::ftp);
  }

  /**
   * Sets an account's password on BT, then in the row; 6 to 32 letters and digits. Safe to repeat
   * with the same password. NOT_FOUND for an unknown id. When BT refuses or is dead, the panel
   * crashes ({@link PanelGarbled}, HTTP 500) and the row keeps the old one. Source: behaviour.md 3,
   * ftp_pass; API document, ftp密码修改.
   */
  public FtpAccount changePassword(long id, Secret password) {
    var form = Form.of("ftp_id", id).with("password", PlainText.requirePassword(password));
    return HostWords.ftp(caller.call(Endpoint.FTP_PASS, form).row());
  }

  /**
   * Sets the row to normal and lets the account in on BT; BT's failure is not told. BT is asked
   * only when the row changes, so repeating is harmless and repairs nothing. NOT_FOUND for an
   * unknown id. Source: behaviour.md 3, ftp_status; API document, ftp状态修改.
   */
  public FtpAccount enable(long id) {
    return status(id, "normal");
  }

  /**
   * Sets the row to hidden and shuts the account on BT; BT's failure is not told. {@link
   * Hosts#detail} then shows none. BT is asked only when the row changes, so repeating is harmless
   * and repairs nothing. NOT_FOUND for an unknown id. Source: behaviour.md 3, ftp_status and
   * host_info; API document, ftp状态修改.
   */
  public FtpAccount disable(long id) {
    return status(id, "hidden");
  }

  private FtpAccount status(long id, String status) {
    var form = Form.of("ftp_id", id).with("status", status);
    return HostWords.ftp(caller.call(Endpoint.FTP_STATUS, form).row());
  }
}
