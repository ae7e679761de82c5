package org.bthost.provisioning.provision;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.bthost.provisioning.domain.HostListing;
import org.bthost.provisioning.domain.IssuedName;
import org.bthost.provisioning.domain.PanelUserId;

/** Looks for a service's hosts under the names that were issued for it, and under no other. */
final class HostFinder {
  private HostFinder() {}

  /**
   * Finds the live hosts on the service's panel that carry one of these names of it, oldest first.
   *
   * <p>Looked under are all panel users of the service's user name: a race may have made several.
   */
  static List<Found> find(Attempt attempt, Predicate<IssuedName> which) {
    List<IssuedName> issued = attempt.names().stream().filter(which).toList();
    return Owners.of(attempt).stream()
        .flatMap(user -> found(attempt, user, issued).stream())
        .sorted(Comparator.comparingLong(found -> found.host().id().value()))
        .toList();
  }

  private static List<Found> found(Attempt attempt, PanelUserId user, List<IssuedName> issued) {
    List<HostListing> hosts = attempt.panel().hostsOf(user);
    return issued.stream()
        .flatMap(
            name ->
                hosts.stream()
                    .filter(host -> name.name().isNameOf(host.siteName()))
                    .map(host -> new Found(name, host)))
        .toList();
  }
}
