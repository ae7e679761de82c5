package org.bthost.provisioning.domain;

import java.time.ZoneId;

/**
 * One BTHost panel that services can be placed on.
 *
 * @param zone where the panel's days begin
 */
public record Panel(PanelId id, ZoneId zone, Room room, AuditRules rules) {
  /** A panel with room for so many services, on which audits repair everything. */
  public Panel(PanelId id, ZoneId zone, int capacity) {
    this(id, zone, Room.of(capacity), AuditRules.standard());
  }

  /**
   * Whether services of a product may live here: it is of the product's group, and has its plan.
   */
  public boolean carries(Product product) {
    return room.group().equals(product.group()) && product.packOn(id).isPresent();
  }
}
