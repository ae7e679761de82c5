package org.bthost.provisioning.domain;

import java.time.Instant;

/** What a person did about an operation, as the audit trail keeps it. */
public record HandRecord(
    Instant at, OperationId operation, Ruling ruling, Operation.Status from, Operation.Status to)
    implements AuditRecord {}
