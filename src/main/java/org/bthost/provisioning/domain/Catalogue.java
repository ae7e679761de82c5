package org.bthost.provisioning.domain;

import java.util.List;
import java.util.Optional;

/** The products that can be bought and the panels that they can live on. */
public record Catalogue(List<Product> products, List<Panel> panels) {
  public Catalogue {
    products = List.copyOf(products);
    panels = List.copyOf(panels);
  }

  public Optional<Product> product(ProductId id) {
    return products.stream().filter(product -> product.id().equals(id)).findFirst();
  }

  public Optional<Panel> panel(PanelId id) {
    return panels.stream().filter(panel -> panel.id().equals(id)).findFirst();
  }
}
