package org.bthost.provisioning.domain;

/** Panels that stand in for each other: a product names one, and its services live on any of it. */
public record PanelGroup(String name) {
  /** The group of the panels and the products that name none. */
  public static final PanelGroup DEFAULT = new PanelGroup("default");

  @Override
  public String toString() {
    return name;
  }
}
