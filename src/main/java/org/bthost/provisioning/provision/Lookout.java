package org.bthost.provisioning.provision;

import java.util.Optional;
import java.util.function.Predicate;
import org.bthost.provisioning.domain.Binding;
import org.bthost.provisioning.domain.Halt;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.IssuedName;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.ObservedState;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a service's host, remembers what must be remembered, and tells strangers apart. */
final class Lookout {
  private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

  private Lookout() {}

  /** The service's host as it is now; a service that was never bound to one has none. */
  static ObservedState look(Attempt attempt) {
    Optional<Binding> host = attempt.service().host();
    if (host.isEmpty()) {
      return new ObservedState.Absent();
    }
    ObservedState observed = attempt.panel().look(host.get().id());
    if (observed instanceof ObservedState.Present present && isOurs(attempt, present.sight())) {
      remember(attempt, present.sight());
    }
    retireExtras(attempt, host.get());
    return observed;
  }

  private static void remember(Attempt attempt, HostSight sight) {
    Service service = attempt.service();
    boolean runs =
        service.wanted().lifecycle() == Lifecycle.ACTIVE
            && sight.row() == HostSight.Row.NORMAL
            && sight.webServer() == HostSight.WebServer.UP;
    Halt halted = runs ? service.halted().seenServing(attempt.now()) : service.halted();
    if (!halted.equals(service.halted())
        || !service.lastSeenEnd().equals(Optional.of(sight.endsOn()))) {
      attempt.remember(known -> known.seenEnding(sight.endsOn()).halted(halted));
    }
  }

  /** A restored backup of the panel gives old numbers to other hosts; those are not ours. */
  static Optional<String> stranger(Attempt attempt, ObservedState observed) {
    if (!(observed instanceof ObservedState.Present present) || isOurs(attempt, present.sight())) {
      return Optional.empty();
    }
    return Optional.of(
        "panel "
            + attempt.service().placement().orElseThrow().panel()
            + " shows another host under number "
            + present.sight().id()
            + ": "
            + present.sight().siteName()
            + " of user "
            + present.sight().owner()
            + "; was its database restored? Nothing was written");
  }

  private static boolean isOurs(Attempt attempt, HostSight sight) {
    Binding known = attempt.service().host().orElseThrow();
    Placement place = attempt.service().placement().orElseThrow();
    return known.isNamed(sight.siteName())
        && (place.user().equals(Optional.of(sight.owner()))
            || Owners.of(attempt).contains(sight.owner()));
  }

  /**
   * Hosts that appeared late under a burnt name, of this incarnation or an older one, while another
   * is the service's, are taken down. Looked for last, so that nothing is told as done beside one.
   */
  private static void retireExtras(Attempt attempt, Binding host) {
    Predicate<IssuedName> burnt = name -> name.state() == IssuedName.State.BURNT;
    if (attempt.names().stream().noneMatch(burnt)) {
      return;
    }
    for (Found found : HostFinder.find(attempt, burnt)) {
      Binding extra = found.binding();
      if (!extra.id().equals(host.id())) {
        LOG.warn(
            "service {}: host {} ({}) appeared late beside host {}; it is stopped and recycled",
            attempt.service().id(),
            extra.id(),
            extra.name(),
            host.id());
        Retirement.retire(attempt, extra);
      }
    }
  }
}
