package org.bthost.provisioning.provision;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.provisioning.domain.IssuedName;
import org.bthost.provisioning.domain.IssuedName.State;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.PanelUserId;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.ServiceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds a service's host exactly once on a panel whose build is neither idempotent nor atomic.
 *
 * <p>The name is stored before it is sent; every build begins with a look for what an earlier one
 * may have left; a build whose end is not known stays open until it has settled; and a name under
 * which something may have been left behind is burnt and never sent again.
 */
final class HostBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(HostBuilder.class);

  private final InstallationId installation;
  private final Duration settleTime;
  private final Supplier<String> passwords;

  HostBuilder(InstallationId installation, Duration settleTime, Supplier<String> passwords) {
    this.installation = installation;
    this.settleTime = settleTime;
    this.passwords = passwords;
  }

  HostName userName(ServiceId service) {
    return HostName.ofUser(installation, service);
  }

  /** Looks for the service's host, and builds it where that is safe and it is not there. */
  BuildReport build(Attempt attempt, Product product, LocalDate endsOn) {
    PanelUserId owner = Owners.ensure(attempt, passwords);
    if (adopt(attempt)) {
      return new BuildReport.Found();
    }
    Optional<IssuedName> open = open(attempt);
    if (open.isPresent()) {
      Instant settles = open.get().settlesAt().orElseThrow();
      if (attempt.now().isBefore(settles)) {
        return new BuildReport.Open(settles);
      }
      burn(attempt, open.get(), "did not appear until " + settles);
    }
    return send(attempt, name(attempt), owner, product, endsOn);
  }

  /** The build of the present incarnation whose end is not known, if there is one. */
  static Optional<IssuedName> open(Attempt attempt) {
    int incarnation = attempt.service().wanted().incarnation();
    return attempt.names().stream()
        .filter(name -> name.incarnation() == incarnation && name.state() == State.OPEN)
        .findFirst();
  }

  /** Binds the service to a host that carries one of its names, if the panel shows one. */
  boolean adopt(Attempt attempt) {
    int incarnation = attempt.service().wanted().incarnation();
    List<Found> found = HostFinder.find(attempt, name -> name.incarnation() == incarnation);
    if (found.isEmpty()) {
      return false;
    }
    Found first = found.get(0);
    attempt.change(first.name().in(State.CONFIRMED, Optional.empty()));
    attempt.remember(
        service ->
            service
                .placed(service.placement().orElseThrow().ownedBy(first.host().owner()))
                .bound(first.binding())
                .seenEnding(first.host().endsOn()));
    open(attempt)
        .ifPresent(
            other ->
                burn(
                    attempt,
                    other,
                    "is not wanted any more: " + first.name().name() + " is there"));
    return true;
  }

  /** Gives a build up; if it is still open, the service is looked at once more when it settles. */
  void burn(Attempt attempt, IssuedName name, String why) {
    LOG.warn(
        "service {}: name {} is burnt, as its build {}; look for a site of this name at the BT"
            + " server, it may be left over",
        attempt.service().id(),
        name.name(),
        why);
    attempt.burn(name, why);
    attempt.tell("burn", name.name().value(), "name " + name.name() + " was burnt: " + why);
  }

  /** The name to build under: the one issued and not sent yet, or the next one. */
  private IssuedName name(Attempt attempt) {
    int incarnation = attempt.service().wanted().incarnation();
    List<IssuedName> issued =
        attempt.names().stream().filter(name -> name.incarnation() == incarnation).toList();
    return issued.stream()
        .filter(name -> name.state() == State.ISSUED)
        .findFirst()
        .orElseGet(() -> issue(attempt, incarnation, issued.size()));
  }

  private IssuedName issue(Attempt attempt, int incarnation, int burnt) {
    HostName name = HostName.ofHost(installation, attempt.service().id(), incarnation, burnt);
    var issued = new IssuedName(name, incarnation, burnt, State.ISSUED, Optional.empty());
    attempt.add(issued);
    return issued;
  }

  private BuildReport send(
      Attempt attempt, IssuedName name, PanelUserId owner, Product product, LocalDate endsOn) {
    Instant settles = attempt.open(name, settleTime);
    try {
      attempt.panel().build(name.name(), owner, product, endsOn);
    } catch (PanelTrouble trouble) {
      return afterTrouble(attempt, name, settles, trouble);
    }
    return adopt(attempt) ? new BuildReport.Found() : afterEmptyYes(attempt, name);
  }

  private BuildReport afterEmptyYes(Attempt attempt, IssuedName name) {
    burn(attempt, name, "was answered yes, but the panel shows no host");
    return new BuildReport.NotBuilt("host_build answered yes, but the panel shows no such host");
  }

  private BuildReport afterTrouble(
      Attempt attempt, IssuedName name, Instant settles, PanelTrouble trouble) {
    switch (trouble.kind()) {
      case UNREACHABLE, DENIED, EXPIRED -> {
        attempt.change(name.in(State.ISSUED, Optional.empty()));
        throw trouble;
      }
      case SILENT -> {
        attempt.note("host_build: " + trouble.getMessage());
        return adopt(attempt) ? new BuildReport.Found() : new BuildReport.Open(settles);
      }
      case REFUSED, NOT_FOUND, BELOW_DOWN -> {
        if (adopt(attempt)) {
          return new BuildReport.Found();
        }
        attempt.change(name.in(State.ISSUED, Optional.empty()));
        throw trouble;
      }
      case CRASHED -> {
        if (adopt(attempt)) {
          return new BuildReport.Found();
        }
        burn(attempt, name, "ended with an error of the panel");
        return new BuildReport.NotBuilt("host_build: " + trouble.getMessage());
      }
    }
    throw new IllegalStateException("no such kind of trouble: " + trouble.kind());
  }
}
