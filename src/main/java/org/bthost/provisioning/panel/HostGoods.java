package org.bthost.provisioning.panel;

import java.util.Locale;
import org.bthost.provisioning.panel.wire.Caller;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.HostWords;
import org.bthost.provisioning.panel.wire.PlainText;

/**
 * What belongs to a host: its owner, remark, passwords, domains and addresses.
 *
 * <p>Unless said otherwise an unknown host, and one in the recycle bin, is a {@link PanelRejected}
 * with NOT_FOUND. All methods throw {@link PanelException}.
 */
public final class HostGoods {
  private final Caller caller;

  HostGoods(Caller caller) {
    this.caller = caller;
  }

  /**
   * Binds a domain on BT and notes it on the panel; the API cannot unbind. To be audited, it is
   * only noted: BT is not asked, and duplicates pass. The host's count of domains is not enforced.
   * Not safe to repeat: the second call is ALREADY_EXISTS, as for a domain of any other site on BT.
   * OTHER: a directory or domain refused, BT dead, or a newer BT, where the domain is bound and not
   * noted. Source: behaviour.md 3, host_domain; API document, 域名绑定.
   */
  public HostDomain bindDomain(BindDomain order) {
    var form =
        Form.of("id", order.hostId())
            .with("domain", order.domain())
            .with("dirs", order.directory())
            .with("is_audit", order.audit() ? 1 : 0);
    return HostWords.domain(caller.call(Endpoint.HOST_DOMAIN, form).row());
  }

  /**
   * Sets passwords; 6 to 32 letters and digits. Returns what the panel took. HOST is the panel
   * user's, for all his hosts, and BT is not asked. FTP is set on BT and on the panel, for a
   * recycled host too. ALL is FTP, then the user's. A database's is never set. Safe to repeat with
   * the same password.
   *
   * <p>FTP and ALL crash the panel ({@link PanelGarbled}, HTTP 500) before anything is changed if
   * the host is unknown or has no FTP account, or if BT refuses or is dead. NOT_FOUND: HOST, and
   * the user is deleted. Source: behaviour.md 3, host_pass; API document, 主机密码修改.
   */
  public Secret changePassword(long id, PasswordScope scope, Secret password) {
    var form =
        Form.of("id", id)
            .with("type", scope.name().toLowerCase(Locale.ROOT))
            .with("password", PlainText.requirePassword(password));
    return new Secret(caller.call(Endpoint.HOST_PASS, form).row().name("password"));
  }

  /**
   * Sets the remark in the host's row; 1 to 255 characters. BT is not asked. Safe to repeat.
   * Source: behaviour.md 3, host_notice; API document, 主机备注修改.
   *
   * @throws IllegalArgumentException if the panel would refuse, alter or crash on the text
   */
  public void changeNotice(long id, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("The panel refuses an empty notice");
    }
    var form = Form.of("id", id).with("text", PlainText.require("notice", text, 255));
    caller.call(Endpoint.HOST_NOTICE, form);
  }

  /**
   * Gives the host to another user, in the row only; BT knows no owners. The panel does not check
   * that there is such a user. Safe to repeat. Source: behaviour.md 3, host_push; API document,
   * 主机转移账号.
   */
  public void push(long id, long userId) {
    caller.call(Endpoint.HOST_PUSH, Form.of("host_id", id).with("user_id", userId));
  }

  /**
   * Broken in panel 1.6.2, never call it. It is to bind an IP address to the host; the panel
   * appends the word {@code Array} to the row's addresses and says yes. BT is not asked. Not safe
   * to repeat: each call appends one more. The documented ALREADY_EXISTS never comes; NOT_FOUND
   * also means an unknown address. Source: behaviour.md 3, host_bindip; API document, IP绑定.
   */
  public void bindIp(long id, long ipId) {
    caller.call(Endpoint.HOST_BINDIP, Form.of("id", id).with("ip_id", ipId));
  }

  /**
   * Broken in panel 1.6.2, never call it. It is to unbind an IP address; the panel takes it and all
   * addresses after it out of the row and says yes. BT is not asked. Not safe to repeat. NOT_FOUND:
   * the address is not bound. Source: behaviour.md 3, host_unbindip; API document, 主机解绑IP.
   */
  public void unbindIp(long id, long ipId) {
    caller.call(Endpoint.HOST_UNBINDIP, Form.of("id", id).with("ip_id", ipId));
  }
}
