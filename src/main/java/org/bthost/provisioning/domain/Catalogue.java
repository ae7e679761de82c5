package org.bthost.provisioning.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The products that can be bought and the panels that they can live on.
 *
 * @param panels in the order of the panels file
 * @param spread how new services are spread over the panels of their group
 */
public record Catalogue(List<Product> products, List<Panel> panels, Spread spread) {
  public Catalogue {
    products = List.copyOf(products);
    panels = List.copyOf(panels);
  }

  /** A catalogue whose services go where the least is taken. */
  public Catalogue(List<Product> products, List<Panel> panels) {
    this(products, panels, Spread.LEAST_LOADED);
  }

  public Optional<Product> product(ProductId id) {
    return products.stream().filter(product -> product.id().equals(id)).findFirst();
  }

  public Optional<Panel> panel(PanelId id) {
    return panels.stream().filter(panel -> panel.id().equals(id)).findFirst();
  }

  /** The panels of a group, in the order of the panels file. */
  public List<Panel> panels(PanelGroup group) {
    return panels.stream().filter(panel -> panel.room().group().equals(group)).toList();
  }

  /** What so many services of each package take; one that is not known reserves nothing. */
  public Occupancy occupancy(Map<OrderedPackage, Long> services) {
    Occupancy taken = Occupancy.NONE;
    for (Map.Entry<OrderedPackage, Long> some : services.entrySet()) {
      taken = taken.plus(some.getValue(), reserves(some.getKey()));
    }
    return taken;
  }

  /** MiB that one service of a package reserves; none where its product is not known. */
  public long reserves(OrderedPackage ordered) {
    return product(ordered.product())
        .map(product -> product.with(ordered.options()).reserves())
        .orElse(0L);
  }
}
