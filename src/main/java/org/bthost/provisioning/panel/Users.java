package org.bthost.provisioning.panel;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.bthost.provisioning.panel.wire.Caller;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.UserWords;

/**
 * The panel's users, who own hosts. BT knows nothing of them, so no call here asks it. What is read
 * holds passwords in the clear. All methods throw {@link PanelException}.
 */
public final class Users {
  private final Caller caller;
  private final URI url;

  Users(Caller caller, URI url) {
    this.caller = caller;
    this.url = url;
  }

  /**
   * Creates a user's row; the group is not checked. Not safe to repeat. ALREADY_EXISTS if the panel
   * saw one of that name, without telling his id. The panel looks first and inserts then: two calls
   * at the same time both succeed, so create one at a time, and look in {@link #list()} before and
   * after a doubt. Source: behaviour.md 3, user_create, and 6 I; API document, 创建用户.
   */
  public PanelUser create(CreateUser order) {
    var form =
        Form.EMPTY
            .with("username", order.username())
            .with("password", order.password())
            .with("nickname", order.nickname())
            .with("group_id", order.groupId());
    return UserWords.user(caller.call(Endpoint.USER_CREATE, form).row());
  }

  /**
   * All users, passwords in the clear; the document knows no paging. Safe to repeat. Source:
   * behaviour.md 3, user_list; API document, 用户列表.
   */
  public List<PanelUser> list() {
    return list(Form.EMPTY);
  }

  /**
   * The users of one group; otherwise as {@link #list()}. Source: behaviour.md 3, user_list; API
   * document, 用户列表, group_id.
   */
  public List<PanelUser> listOfGroup(long groupId) {
    return list(Form.of("group_id", groupId));
  }

  /**
   * One user, password in the clear. Safe to repeat. For an unknown or deleted id the panel crashes
   * ({@link PanelGarbled}, HTTP 500). Source: behaviour.md 3, user_info; API document, 用户信息.
   */
  public PanelUser detail(long id) {
    return UserWords.user(caller.call(Endpoint.USER_INFO, Form.of("id", id)).row());
  }

  /**
   * Changes single columns of a user's row; the password is the one for the panel's pages, not for
   * FTP. A new user name is not checked for doubles. Safe to repeat. NOT_FOUND for an unknown id.
   * PARAMETER_MISSING if the change names no column. Source: behaviour.md 3, user_edit; API
   * document, 用户编辑.
   */
  public void edit(EditUser change) {
    var form = Form.of("user_id", change.id()).withAll(change.fields(), "info[%s]");
    if (change.password().isPresent()) {
      form = form.with("info[password]", change.password().get());
    }
    caller.call(Endpoint.USER_EDIT, form);
  }

  /**
   * Deletes a user softly: {@link #detail} no longer finds him, his hosts stay, and his name
   * becomes free. Safe to repeat. NOT_FOUND for an unknown id. Source: behaviour.md 3, user_del and
   * user_create; API document, 用户删除, delete=0.
   */
  public void delete(long id) {
    caller.call(Endpoint.USER_DEL, Form.of("user_id", id).with("delete", 0));
  }

  /**
   * Destroys a user's row; his hosts stay, without an owner. The second call is NOT_FOUND: take
   * that for done. Source: behaviour.md 3, user_del; API document, 用户删除, delete=1.
   */
  public void deleteForGood(long id) {
    caller.call(Endpoint.USER_DEL, Form.of("user_id", id).with("delete", 1));
  }

  /**
   * Returns if the panel would sign this user in. LOGIN_REFUSED if not: unknown, wrong password, or
   * locked. Not safe to repeat when refused: too many refusals lock the account. FTP and host
   * accounts are refused always, whatever the document says. The call bears no signature. Source:
   * behaviour.md 1 and 3, host_login; API document, 用户登录.
   */
  public void checkLogin(String account, Secret password) {
    caller.call(
        Endpoint.HOST_LOGIN, Form.EMPTY.with("account", account).with("password", password));
  }

  /**
   * What the user's own browser has to post to be signed in and shown this host. Sends nothing. The
   * panel takes it from a page of another site too, and redirects. It does not check that the host
   * is this user's. Source: behaviour.md 3, host_login, and 8; API document, 用户登录.
   */
  public LoginForm loginForm(String account, Secret password, long hostId) {
    var base = url.toString().replaceAll("/+$", "");
    var fields =
        Map.of("account", account, "password", password.value(), "id", Long.toString(hostId));
    return new LoginForm(URI.create(base + "/" + Endpoint.HOST_LOGIN.path()), fields);
  }

  private List<PanelUser> list(Form form) {
    var rows = caller.call(Endpoint.USER_LIST, form).rows();
    return rows.stream().map(UserWords::user).toList();
  }
}
