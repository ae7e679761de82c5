package org.bthost.provisioning.reconcile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.PanelUserId;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.Service;

/**
 * Finds the service without a host that one of the panel's hosts may be, for a person to decide.
 *
 * @param hostless the services that are to have a host and have none
 * @param users the names of the panel's users
 */
record Candidates(List<Service> hostless, Map<PanelUserId, String> users) {
  /** The service that a host is most likely one of, if any. */
  Optional<HostMatch> match(HostSight row) {
    Stream<BiFunction<HostSight, Service, Optional<String>>> strongestFirst =
        Stream.of(Candidates::byName, Candidates::byUser, this::byUserName);
    return strongestFirst
        .flatMap(reason -> hostless.stream().map(service -> match(row, service, reason)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<HostMatch> match(
      HostSight row, Service service, BiFunction<HostSight, Service, Optional<String>> reason) {
    return reason
        .apply(row, service)
        .map(why -> new HostMatch(row, HostMatch.Kind.CANDIDATE, Optional.of(service.id()), why));
  }

  private static Optional<String> byName(HostSight row, Service service) {
    String site = row.siteName().toLowerCase(Locale.ROOT);
    String id = service.id().value().toLowerCase(Locale.ROOT);
    if (site.equals(id)) {
      return Optional.of("its domain is the service's id");
    }
    return site.startsWith(id + ".")
        ? Optional.of("its name is the service's id")
        : Optional.empty();
  }

  private static Optional<String> byUser(HostSight row, Service service) {
    return service
        .placement()
        .flatMap(Placement::user)
        .filter(row.owner()::equals)
        .map(owner -> "it belongs to the service's panel user");
  }

  private Optional<String> byUserName(HostSight row, Service service) {
    String owner = Objects.requireNonNullElse(users.get(row.owner()), "");
    if (owner.equals(service.id().value())) {
      return Optional.of("its panel user is named like the service");
    }
    String customer = service.wanted().customer().id();
    return owner.equals(customer)
        ? Optional.of("its panel user is named like the customer, " + customer)
        : Optional.empty();
  }
}
