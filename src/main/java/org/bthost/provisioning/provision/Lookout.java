package org.bthost.provisioning.provision;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bthost.provisioning.domain.Binding;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.Halt;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.IssuedName;
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
    return observed;
  }

  private static void remember(Attempt attempt, HostSight sight) {
    Service service = attempt.service();
    boolean runs =
        service.wanted().serves()
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
   * Takes down the hosts that appeared late under a burnt name, of this incarnation or an older
   * one, beside the service's own. Looked for last, so that nothing is told as done beside one.
   *
   * @return what is not gone yet
   */
  static List<Drift> retireExtras(Attempt attempt) {
    Optional<Binding> own = attempt.service().host();
    Predicate<IssuedName> burnt = name -> name.state() == IssuedName.State.BURNT;
    if (own.isEmpty() || attempt.names().stream().noneMatch(burnt)) {
      return List.of();
    }
    return HostFinder.find(attempt, burnt).stream()
        .map(Found::binding)
        .filter(extra -> !extra.id().equals(own.get().id()))
        .filter(extra -> !retire(attempt, extra))
        .map(Lookout::notGone)
        .toList();
  }

  private static boolean retire(Attempt attempt, Binding extra) {
    LOG.warn(
        "service {}: host {} ({}) appeared late beside its own; it is stopped and recycled",
        attempt.service().id(),
        extra.id(),
        extra.name());
    return Retirement.retire(attempt, extra);
  }

  private static Drift notGone(Binding extra) {
    return Drift.ofAll(
        DriftKind.ORPHAN,
        "host " + extra.id() + " (" + extra.name() + ") appeared late and is not gone yet",
        new Cure.Wait());
  }
}
