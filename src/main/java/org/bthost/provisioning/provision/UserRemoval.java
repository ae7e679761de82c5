package org.bthost.provisioning.provision;

import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.ObservedState;
import org.bthost.provisioning.domain.PanelUserId;
import org.bthost.provisioning.domain.Placement;

/**
 * Takes the panel users of a terminated service off its panel; never one with a host. Whoever asks
 * for it knows that the panel has purged the recycled host.
 */
final class UserRemoval {
  private UserRemoval() {}

  static Verdict remove(Attempt attempt) {
    if (attempt.service().wanted().lifecycle() != Lifecycle.TERMINATED) {
      return gone();
    }
    List<PanelUserId> users = Owners.of(attempt);
    for (PanelUserId user : users) {
      if (!attempt.panel().hostsOf(user).isEmpty()) {
        return new Verdict.Held(
            "panel user " + user + " still has a host; recycle it at the panel, then retry");
      }
    }
    attempt.remember(service -> service.placed(withoutUser(service.placement().orElseThrow())));
    users.forEach(attempt.panel()::deleteUser);
    return users.isEmpty() || Owners.of(attempt).isEmpty()
        ? gone()
        : new Verdict.Waiting(
            FailureClass.TRANSIENT, "user_del answered yes, but the panel still lists the user");
  }

  private static Verdict gone() {
    return new Verdict.Seen(new ObservedState.Absent(), List.of());
  }

  /** A service that is created anew looks for its user by name, and makes one. */
  private static Placement withoutUser(Placement place) {
    return new Placement(place.panel(), place.userName(), Optional.empty());
  }
}
