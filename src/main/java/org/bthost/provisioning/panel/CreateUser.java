package org.bthost.provisioning.panel;

import org.bthost.provisioning.panel.wire.PlainText;

/**
 * A user to be created. The panel keeps no name unique by itself: look the name up first, and
 * create one at a time.
 *
 * @param username 1 to 32 letters and digits
 * @param password letters and digits only: the panel's input filter alters others silently
 */
public record CreateUser(String username, Secret password, String nickname, long groupId) {
  public CreateUser {
    if (!username.matches("[A-Za-z0-9]{1,32}")) {
      throw new IllegalArgumentException("Not a panel user name: '" + username + "'");
    }
    PlainText.requirePassword(password);
    PlainText.require("nickname", nickname, 50);
  }
}
