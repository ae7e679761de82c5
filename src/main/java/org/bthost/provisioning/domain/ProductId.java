package org.bthost.provisioning.domain;

/** The billing server's name for one product, as the products file gives it. */
public record ProductId(String value) {
  public ProductId {
    if (!value.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException("not a product id: '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
