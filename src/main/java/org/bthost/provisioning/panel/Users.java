package org.bthost.provisioning.panel;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.bthost.provisioning.panel.wire.Caller;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.UserWords;

/** The panel's users, who own hosts. All methods throw {@link PanelException}. */
public final class Users {
  private final Caller caller;
  private final URI url;

  Users(Caller caller, URI url) {
    this.caller = caller;
    this.url = url;
  }

  /**
   * Creates a user. ALREADY_EXISTS if the panel saw one of that name; two calls at the same time
   * both succeed.
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

  /** All users. */
  public List<PanelUser> list() {
    return list(Form.EMPTY);
  }

  /** The users of one group. */
  public List<PanelUser> listOfGroup(long groupId) {
    return list(Form.of("group_id", groupId));
  }

  /** One user; for an unknown id the panel crashes ({@link PanelGarbled}, HTTP 500). */
  public PanelUser detail(long id) {
    return UserWords.user(caller.call(Endpoint.USER_INFO, Form.of("id", id)).row());
  }

  /**
   * Changes single fields. NOT_FOUND for an unknown id; a new user name is not checked for doubles.
   */
  public void edit(EditUser change) {
    var form = Form.of("user_id", change.id()).withAll(change.fields(), "info[%s]");
    if (change.password().isPresent()) {
      form = form.with("info[password]", change.password().get());
    }
    caller.call(Endpoint.USER_EDIT, form);
  }

  /** Hides a user, again and again if need be; his hosts stay, his name becomes free. */
  public void delete(long id) {
    caller.call(Endpoint.USER_DEL, Form.of("user_id", id).with("delete", 0));
  }

  /** Destroys a user, once; his hosts stay. */
  public void deleteForGood(long id) {
    caller.call(Endpoint.USER_DEL, Form.of("user_id", id).with("delete", 1));
  }

  /**
   * Returns if the panel would sign this user in. LOGIN_REFUSED if not; too many refusals lock the
   * account. FTP and host accounts are refused always, whatever the document says.
   */
  public void checkLogin(String account, Secret password) {
    caller.call(
        Endpoint.HOST_LOGIN, Form.EMPTY.with("account", account).with("password", password));
  }

  /** What the user's own browser has to post to be signed in and shown this host. Sends nothing. */
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
