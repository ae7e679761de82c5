package org.bthost.provisioning.domain;

import java.time.Instant;

/** That a person settled what a burnt name may have left behind, as the audit trail keeps it. */
public record SettlementRecord(HostName name, Settlement settlement) implements AuditRecord {
  @Override
  public Instant at() {
    return settlement.at();
  }
}
