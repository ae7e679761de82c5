package org.bthost.provisioning.provision;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.Occupancy;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.Room;
import org.bthost.provisioning.domain.Spread;

/** The panels of one group with what is taken of them: which of them a product's service gets. */
final class GroupRoom {
  private final List<Panel> panels;
  private final Spread spread;
  private final Predicate<PanelId> works;
  private final Map<PanelId, Occupancy> before;
  private final Map<PanelId, Occupancy> taken;

  /**
   * @param panels in the order of the panels file
   * @param taken of each of them
   */
  GroupRoom(
      List<Panel> panels, Map<PanelId, Occupancy> taken, Spread spread, Predicate<PanelId> works) {
    this.panels = panels;
    this.spread = spread;
    this.works = works;
    this.before = Map.copyOf(taken);
    this.taken = new HashMap<>(taken);
  }

  /**
   * Gives a service of a product its panel, and reckons with it from here on; empty where there is
   * none for it.
   *
   * @param home the panel that it goes to before all others, if it can
   */
  Optional<Panel> take(Product product, Optional<PanelId> home) {
    Optional<Panel> chosen =
        panels.stream()
            .filter(panel -> isOpen(panel, product))
            .min(
                Comparator.comparing((Panel panel) -> !home.equals(Optional.of(panel.id())))
                    .thenComparingDouble(panel -> spread.rank(panel.room(), of(panel))));
    chosen.ifPresent(panel -> taken.put(panel.id(), of(panel).plus(1, product.reserves())));
    return chosen;
  }

  private boolean isOpen(Panel panel, Product product) {
    Room room = panel.room();
    return panel.carries(product)
        && !room.maintenance()
        && room.holds(of(panel), product.reserves())
        && (works.test(panel.id()) || isOnlyOne(product));
  }

  /** A service that can live on one panel only waits there for it, and loses nothing by it. */
  private boolean isOnlyOne(Product product) {
    return panels.stream().filter(panel -> panel.carries(product)).count() == 1;
  }

  private Occupancy of(Panel panel) {
    return taken.getOrDefault(panel.id(), Occupancy.NONE);
  }

  /** Why a product's service was given no panel, by what was taken at first. */
  String shortage(Product product) {
    return "no room in group '"
        + product.group()
        + "' for product '"
        + product.id()
        + "': "
        + panels.stream()
            .filter(panel -> panel.carries(product))
            .map(panel -> "panel " + panel.id() + " " + state(panel, product))
            .collect(Collectors.joining(", "));
  }

  private String state(Panel panel, Product product) {
    Room room = panel.room();
    Occupancy now = before.getOrDefault(panel.id(), Occupancy.NONE);
    if (room.maintenance()) {
      return "is in maintenance";
    }
    OptionalLong limit = room.reservedMb();
    return "has "
        + now.services()
        + " of "
        + room.capacity()
        + " services"
        + (limit.isEmpty()
            ? ""
            : " and "
                + now.megabytes()
                + " of "
                + limit.getAsLong()
                + " MB reserved, "
                + product.reserves()
                + " MB needed")
        + (works.test(panel.id()) ? "" : ", but is down");
  }
}
