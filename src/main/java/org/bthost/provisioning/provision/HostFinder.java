package org.bthost.provisioning.provision;

import java.util.Comparator;
import java.util.List;
import org.bthost.provisioning.domain.Binding;
import org.bthost.provisioning.domain.HostListing;
import org.bthost.provisioning.domain.IssuedName;
import org.bthost.provisioning.domain.PanelUserId;
import org.bthost.provisioning.domain.Placement;

/** Looks for a service's hosts under the names that were issued for it, and under no other. */
final class HostFinder {
  private HostFinder() {}

  /**
   * Finds the hosts of the service's present incarnation on its panel, oldest first.
   *
   * <p>Looked under are all panel users of the service's user name: a race may have made several.
   */
  static List<Binding> find(Attempt attempt) {
    Placement place = attempt.service().placement().orElseThrow();
    int incarnation = attempt.service().wanted().incarnation();
    List<IssuedName> issued =
        attempt.names().stream().filter(name -> name.incarnation() == incarnation).toList();
    return attempt.panel().usersNamed(place.userName()).stream()
        .flatMap(user -> found(attempt, user, issued).stream())
        .sorted(Comparator.comparingLong(host -> host.id().value()))
        .toList();
  }

  private static List<Binding> found(Attempt attempt, PanelUserId user, List<IssuedName> issued) {
    List<HostListing> hosts = attempt.panel().hostsOf(user);
    return issued.stream()
        .flatMap(
            name ->
                hosts.stream()
                    .filter(host -> name.name().isNameOf(host.siteName()))
                    .map(host -> new Binding(host.id(), name.name())))
        .toList();
  }
}
