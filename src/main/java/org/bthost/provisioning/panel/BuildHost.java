package org.bthost.provisioning.panel;

import java.time.LocalDate;
import java.util.OptionalLong;
import org.bthost.provisioning.panel.wire.PanelDates;

/**
 * A host to be built. Not repeatable: host_build has no memory of what it was asked before.
 *
 * @param username 3 to 16 lower-case letters and digits, a letter first: all others lose the FTP
 *     account or the database, or are altered
 * @param endsOn the first day on which the host counts as expired
 * @param userId the owner, always sent: left out, the panel gives the host to user 1
 */
public record BuildHost(
    String username, LocalDate endsOn, long userId, OptionalLong sortId, Resources resources) {
  /** Where the host's limits come from. */
  public sealed interface Resources {
    /** One of the panel's plans, not a hidden one. */
    record OnPlan(long planId) implements Resources {}

    /** Limits of its own. */
    record OfPack(HostPack pack) implements Resources {}
  }

  public BuildHost {
    if (!username.matches("[a-z][a-z0-9]{2,15}")) {
      throw new IllegalArgumentException("Not a host's user name: '" + username + "'");
    }
    PanelDates.requireStorable(endsOn);
  }

  /** A host on one of the panel's plans. */
  public static BuildHost onPlan(String username, LocalDate endsOn, long userId, long planId) {
    return new BuildHost(
        username, endsOn, userId, OptionalLong.empty(), new Resources.OnPlan(planId));
  }

  /** A host with limits of its own; the pack must name a domain pool. */
  public static BuildHost ofPack(String username, LocalDate endsOn, long userId, HostPack pack) {
    return new BuildHost(
        username, endsOn, userId, OptionalLong.empty(), new Resources.OfPack(pack));
  }

  /** The same, filed under a sort of the server below. */
  public BuildHost inSort(long newSortId) {
    return new BuildHost(username, endsOn, userId, OptionalLong.of(newSortId), resources);
  }
}
