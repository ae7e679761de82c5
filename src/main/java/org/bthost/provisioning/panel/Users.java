package org.bthost.provisioning.panel;

import java.util.List;
import org.bthost.provisioning.panel.wire.Endpoint;

/** The panel's users: the customers who can sign in there. */
public final class Users {
  private final Caller caller;

  Users(Caller caller) {
    this.caller = caller;
  }

  /**
   * Creates a user (user_create). Names are checked before the insert and have no unique key, so
   * that two calls at once can make two users of one name. Not safe to repeat.
   */
  public PanelUser create(String username, Secret password, long groupId) {
    return caller
        .call(
            Endpoint.writing("user_create"),
            Caller.of(
                "username",
                username,
                "nickname",
                username,
                "password",
                password.value(),
                "group_id",
                Long.toString(groupId)),
            List.of(password.value()))
        .row(PanelUser::read);
  }

  /** Lists the users of one group (user_list). The answer holds every password in the clear. */
  public List<PanelUser> listOfGroup(long groupId) {
    return caller
        .read("user_list", Caller.of("group_id", Long.toString(groupId)))
        .rows(PanelUser::read);
  }
}
