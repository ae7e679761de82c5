package org.bthost.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/** host_login: what a customer's own browser posts, signed by no one. */
final class SignIn {
  private static final String HOME = "/";
  private final PanelState state;
  private final Quirks quirks;
  private final SandboxClock clock;
  private final Chance chance;

  SignIn(PanelState state, Quirks quirks, SandboxClock clock, Chance chance) {
    this.state = state;
    this.quirks = quirks;
    this.clock = clock;
    this.chance = chance;
  }

  /**
   * Signs a panel user in. Accounts of FTP and databases are none, and another user's host is
   * shown.
   *
   * @param script whether a script asks, which gets JSON instead of a redirection
   */
  Reply answer(Params params, boolean script) {
    if (!params.has("account") && !params.has("password")) {
      return Reply.redirect(HOME);
    }
    User user =
        state.users.stream()
            .filter(known -> !known.deleted && known.username.equals(params.any("account")))
            .findFirst()
            .orElse(null);
    if (user == null) {
      return refused("Account is incorrect");
    }
    if (!user.status.equals("normal")) {
      return refused("Account is locked");
    }
    if (!user.password.equals(params.any("password"))) {
      return refused("Password is incorrect");
    }
    if (params.has("id") && state.visible(params.number("id")).isEmpty()) {
      var where = JsonNodeFactory.instance.textNode(HOME);
      return Reply.no("没有找到有效主机", true, where, clock.epoch());
    }
    user.previousLogin = user.lastLogin;
    user.lastLogin = clock.epoch();
    Reply done =
        script
            ? Reply.yes(
                "Logged in successful", JsonNodeFactory.instance.textNode(HOME), clock.epoch())
            : Reply.redirect(HOME);
    return done.with(Map.of("Set-Cookie", "PHPSESSID=" + chance.password(26) + "; path=/"));
  }

  private Reply refused(String message) {
    if (!quirks.isOn(Quirk.LOGIN_CODE_IS_AN_OBJECT)) {
      return Reply.no(message, true, JsonNodeFactory.instance.nullNode(), clock.epoch());
    }
    return Reply.tokenForCode(chance.password(32), message, clock.epoch());
  }
}
