package org.bthost.provisioning.provision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.Lifecycle;
import org.bthost.provisioning.domain.Occupancy;
import org.bthost.provisioning.domain.OrderedPackage;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.journal.Ledger;
import org.bthost.provisioning.journal.Rooms;

/**
 * Whether a service can have another product where it lives: it is never moved, so its panel must
 * be of the product's group, have a plan for it, and have room for what it reserves.
 */
final class PanelFit {
  private final Catalogue catalogue;

  PanelFit(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Why a change of product can't be; empty where it can, or where there is none. What is allowed
   * is reserved by that, so that no other is promised it.
   */
  Optional<String> refusal(Attempt attempt, Wanted wanted) {
    return changes(wanted)
        ? wanted
            .service()
            .placement()
            .flatMap(place -> catalogue.panel(place.panel()))
            .flatMap(panel -> refusal(attempt, panel, wanted))
        : Optional.empty();
  }

  private static boolean changes(Wanted wanted) {
    Optional<OrderedPackage> has = wanted.service().applied();
    return wanted.wish().lifecycle() != Lifecycle.TERMINATED
        && has.isPresent()
        && !has.get().equals(wanted.wish().ordered());
  }

  private Optional<String> refusal(Attempt attempt, Panel panel, Wanted wanted) {
    Product product = wanted.product();
    if (!panel.room().group().equals(product.group())) {
      return Optional.of(
          "product '"
              + product.id()
              + "' is of panel group '"
              + product.group()
              + "', and the service lives on panel "
              + panel.id()
              + " of group '"
              + panel.room().group()
              + "'");
    }
    if (product.packOn(panel.id()).isEmpty()) {
      return Optional.of(
          "product '"
              + product.id()
              + "' has no plan on panel "
              + panel.id()
              + ", where the service lives");
    }
    return panel.room().reservedMb().isEmpty()
        ? Optional.empty()
        : attempt.inLease(ledger -> reserve(ledger, attempt, panel, wanted));
  }

  private Optional<String> reserve(Ledger ledger, Attempt attempt, Panel panel, Wanted wanted) {
    Rooms rooms = ledger.rooms();
    OrderedPackage ordered = wanted.wish().ordered();
    OrderedPackage reserved = rooms.reserved(attempt.service().id());
    if (reserved.equals(ordered)) {
      return Optional.empty();
    }
    rooms.hold(List.of(panel.id()));
    long more = wanted.product().reserves() - catalogue.reserves(reserved);
    long megabytes = taken(rooms, panel.id()).megabytes() + more;
    if (more > 0 && !panel.room().fits(megabytes)) {
      return Optional.of(
          "with product '"
              + ordered
              + "' panel "
              + panel.id()
              + " would have "
              + megabytes
              + " of "
              + panel.room().reservedMb().getAsLong()
              + " MB reserved");
    }
    rooms.reserve(attempt.service().id(), ordered, panel.id());
    return Optional.empty();
  }

  private Occupancy taken(Rooms rooms, PanelId panel) {
    return catalogue.occupancy(rooms.taken(List.of(panel)).getOrDefault(panel, Map.of()));
  }
}
