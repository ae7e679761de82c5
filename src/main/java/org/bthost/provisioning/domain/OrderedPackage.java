package org.bthost.provisioning.domain;

/** What was ordered of a package: a product, and what the order has of its own. */
public record OrderedPackage(ProductId product, PackageOptions options) {

  /** The product, and what the order has of its own, as an order states it. */
  @Override
  public String toString() {
    return options.isEmpty()
        ? product.toString()
        : product + " with " + Detail.write(options.details()).strip().replace("\n", ", ");
  }
}
