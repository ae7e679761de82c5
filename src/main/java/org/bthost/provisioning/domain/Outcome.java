package org.bthost.provisioning.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The news of an operation that billing is told: it succeeded, failed, was superseded, is held or
 * was cancelled.
 *
 * @param message why it stands so; of one that a person marked as done, who did, and why
 */
public record Outcome(
    OperationId operation,
    ServiceId service,
    Verb verb,
    Operation.Status status,
    Optional<String> message,
    Instant at) {

  /** The same whenever this outcome is told, and no other's: a key to take it once by. */
  public String id() {
    return operation + "/" + status + "/" + at.toEpochMilli();
  }
}
