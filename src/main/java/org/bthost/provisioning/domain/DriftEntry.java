package org.bthost.provisioning.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A finding as it is listed.
 *
 * @param settled what a person said about it, if one did; it is then repaired no more
 */
public record DriftEntry(
    Finding finding, Instant firstSeen, Instant lastSeen, Optional<Settlement> settled) {}
