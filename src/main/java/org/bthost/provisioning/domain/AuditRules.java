package org.bthost.provisioning.domain;

import java.util.Map;

/**
 * What audits may do on one panel.
 *
 * @param policies what is done about each kind of drift; {@link DriftPolicy#REPAIR} where none is
 *     named
 * @param repairShare how many of a hundred services may be under repair at a time, at least five
 *     services in any case
 */
public record AuditRules(Map<DriftKind, DriftPolicy> policies, int repairShare) {
  private static final int FEWEST_REPAIRS = 5;

  public AuditRules {
    policies = Map.copyOf(policies);
  }

  /** Everything is repaired, of five in a hundred services at a time. */
  public static AuditRules standard() {
    return new AuditRules(Map.of(), 5);
  }

  public DriftPolicy policy(DriftKind kind) {
    return policies.getOrDefault(kind, DriftPolicy.REPAIR);
  }

  /** How many services of a panel with so many of ours may be under repair at a time. */
  public long repairsAtOnce(long services) {
    return Math.max(FEWEST_REPAIRS, services * repairShare / 100);
  }
}
