package org.bthost.provisioning.panel.wire;

import java.util.Arrays;
import org.bthost.provisioning.panel.PanelUser;
import org.bthost.provisioning.panel.Secret;
import org.bthost.provisioning.panel.UserState;

/** Reads the panel's words about its users. */
public final class UserWords {
  private UserWords() {}

  /** A user; one just created has no status yet and is normal. */
  public static PanelUser user(Row row) {
    return new PanelUser(
        row.id("id"),
        row.number("group_id"),
        row.name("username"),
        row.text("nickname"),
        new Secret(row.text("password")),
        row.text("status").isEmpty() ? UserState.NORMAL : state(row.text("status")),
        row.number("host_count"),
        row.instant("createtime"));
  }

  private static UserState state(String word) {
    return Arrays.stream(UserState.values())
        .filter(state -> state.name().equalsIgnoreCase(word))
        .findFirst()
        .orElse(UserState.UNRECOGNISED);
  }
}
