package org.bthost.provisioning.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * One call to a panel, or one attempt, as the audit trail keeps it. Holds no parameter and no
 * secret.
 *
 * @param httpStatus 0 = no answer
 * @param outcome "ok", or the kind of failure
 */
public record CallRecord(
    Instant at,
    String endpoint,
    boolean writing,
    int httpStatus,
    Duration took,
    String outcome,
    String message)
    implements AuditRecord {}
