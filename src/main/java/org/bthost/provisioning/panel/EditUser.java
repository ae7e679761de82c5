package org.bthost.provisioning.panel;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bthost.provisioning.panel.wire.PlainText;

/**
 * A change of single fields of a panel user; only what is given is sent.
 *
 * @param fields the columns' names and their values, the password apart
 */
public record EditUser(long id, Map<String, String> fields, Optional<Secret> password) {
  public EditUser {
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  /** A change of this user, of nothing yet. */
  public static EditUser of(long id) {
    return new EditUser(id, Map.of(), Optional.empty());
  }

  public EditUser nickname(String name) {
    return with("nickname", PlainText.require("nickname", name, 50));
  }

  public EditUser notice(String text) {
    return with("notice", PlainText.require("notice", text, 255));
  }

  public EditUser groupId(long groupId) {
    return with("group_id", Long.toString(groupId));
  }

  public EditUser state(UserState state) {
    if (state == UserState.UNRECOGNISED) {
      throw new IllegalArgumentException("The panel knows no state UNRECOGNISED");
    }
    return with("status", state.name().toLowerCase(Locale.ROOT));
  }

  /** 6 to 32 letters and digits. */
  public EditUser password(Secret newPassword) {
    return new EditUser(id, fields, Optional.of(PlainText.requirePassword(newPassword)));
  }

  private EditUser with(String name, String value) {
    var changed = new TreeMap<>(fields);
    changed.put(name, value);
    return new EditUser(id, changed, password);
  }
}
