package org.bthost.provisioning.provision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bthost.provisioning.domain.Binding;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.Halt;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.HostSight.Row;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.IssuedName;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.PackageOptions;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.journal.Fleet.Member;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a host that is there already a service's own, without a call to its panel: what differs
 * from what billing says of it is seen by the next audit, and can be planned before.
 */
public final class Adoption {
  private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);

  private final Journal journal;
  private final Catalogue catalogue;
  private final InstallationId installation;

  public Adoption(Journal journal, Catalogue catalogue, InstallationId installation) {
    this.journal = journal;
    this.catalogue = catalogue;
    this.installation = installation;
  }

  /**
   * Adopts a host. The same once more changes nothing.
   *
   * @param host as the panel lists it
   * @throws InvalidIntent where billing's word can't be meant so; names the field
   */
  public void adopt(Claim claim, PanelId panel, HostSight host) {
    check(claim, panel, host)
        .ifPresent(
            complaint -> {
              throw complaint;
            });
    journal.write(ledger -> adopt(ledger, claim, panel, host));
  }

  /** Why a host can't be adopted so, if it can't. */
  public Optional<InvalidIntent> check(Claim claim, PanelId panel, HostSight host) {
    if (catalogue.product(claim.product()).isEmpty()) {
      return Optional.of(
          new InvalidIntent("product", "'" + claim.product() + "' is not in the products file"));
    }
    List<Member> owners = journal.fleet().boundTo(panel, List.of(host.id()));
    if (owners.stream().anyMatch(it -> !it.service().id().equals(claim.service()))) {
      return Optional.of(
          new InvalidIntent(
              "host",
              host.id() + " is the host of service " + owners.get(0).service().id() + " already"));
    }
    return journal.service(claim.service()).flatMap(known -> objection(known, panel, host));
  }

  private Optional<InvalidIntent> objection(Service known, PanelId panel, HostSight host) {
    if (known.desired().filter(it -> it.lifecycle() == Lifecycle.TERMINATED).isPresent()) {
      return Optional.of(new InvalidIntent("service", known.id() + " is terminated"));
    }
    if (known.host().filter(it -> !it.id().equals(host.id())).isPresent()) {
      return Optional.of(
          new InvalidIntent("service", known.id() + " has host " + known.host().get().id()));
    }
    if (known.placement().filter(it -> !it.panel().equals(panel)).isPresent()) {
      return Optional.of(new InvalidIntent("service", known.id() + " lives on another panel"));
    }
    boolean open =
        journal.write(ledger -> ledger.names(known.id())).stream()
            .anyMatch(it -> it.state() == IssuedName.State.OPEN);
    return open
        ? Optional.of(
            new InvalidIntent("service", "a build of " + known.id() + " is under way; wait for it"))
        : Optional.empty();
  }

  private Service adopt(Ledger ledger, Claim claim, PanelId panel, HostSight host) {
    Service before = ledger.hold(claim.service());
    if (before.host().isPresent()) {
      return before;
    }
    Service wanted = before.desired().isPresent() ? before : born(before, claim);
    Service adopted =
        wanted
            .placed(
                new Placement(
                    panel,
                    HostName.ofUser(installation, claim.service()),
                    Optional.of(host.owner())))
            .bound(new Binding(host.id(), host.siteName()))
            .seenEnding(host.endsOn())
            .halted(halt(claim, host));
    ledger.keepWishes(adopted);
    ledger.keepMemory(adopted);
    if (!adopted.settled()) {
      ledger.due(adopted.id(), ledger.now());
    }
    LOG.info(
        "service {} has adopted host {} ({}) of panel {}",
        adopted.id(),
        host.id(),
        host.siteName(),
        panel);
    return adopted;
  }

  private static Service born(Service unborn, Claim claim) {
    var wish =
        new DesiredState(
            1,
            1,
            claim.suspended() ? Lifecycle.SUSPENDED : Lifecycle.ACTIVE,
            claim.product(),
            PackageOptions.NONE,
            claim.paidUntil(),
            claim.customer(),
            true);
    return unborn.wanting(wish, Map.of()).reached(1);
  }

  /** What keeps a host down that is wanted suspended counts as ours, or no one could lift it. */
  private static Halt halt(Claim claim, HostSight host) {
    if (!claim.suspended()) {
      return Halt.NONE;
    }
    Halt.Kind kind = host.row() == Row.LOCKED ? Halt.Kind.LOCKED : Halt.Kind.STOPPED;
    return new Halt(kind, Optional.empty());
  }
}
