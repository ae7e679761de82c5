package org.bthost.provisioning.domain;

import java.time.ZoneId;

/**
 * One BTHost panel that services can be placed on.
 *
 * @param zone where the panel's days begin
 * @param capacity services that may be placed on it
 */
public record Panel(PanelId id, ZoneId zone, int capacity, AuditRules rules) {
  /** A panel on which audits repair everything. */
  public Panel(PanelId id, ZoneId zone, int capacity) {
    this(id, zone, capacity, AuditRules.standard());
  }
}
