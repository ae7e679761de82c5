package org.bthost.provisioning.domain;

import java.time.Instant;

/** One row of the audit trail. */
public sealed interface AuditRecord permits CallRecord, HandRecord, SettlementRecord {
  Instant at();
}
