package org.bthost.provisioning.provision;

import java.util.Comparator;
import java.util.Optional;
import org.bthost.provisioning.domain.Availability;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.journal.Ledger;

/**
 * Chooses the panel of a new service: the one with the most room left of those that work. Chosen
 * once, and kept.
 */
final class Placer {
  private final Catalogue catalogue;
  private final PanelGateway gateway;

  Placer(Catalogue catalogue, PanelGateway gateway) {
    this.catalogue = catalogue;
    this.gateway = gateway;
  }

  /** Places a service; false where every panel is full. */
  boolean place(Attempt attempt, HostName userName) {
    Optional<Panel> panel = attempt.inLease(this::roomiest);
    panel.ifPresent(
        chosen ->
            attempt.remember(
                service -> service.placed(new Placement(chosen.id(), userName, Optional.empty()))));
    return panel.isPresent();
  }

  private Optional<Panel> roomiest(Ledger ledger) {
    return catalogue.panels().stream()
        .filter(panel -> room(ledger, panel) > 0)
        .max(Comparator.comparing(this::works).thenComparingLong(panel -> room(ledger, panel)));
  }

  private boolean works(Panel panel) {
    return gateway.availability(panel.id()) == Availability.WORKING;
  }

  private static long room(Ledger ledger, Panel panel) {
    return panel.capacity() - ledger.placedOn(panel.id());
  }
}
