package org.bthost.provisioning.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * The news of an operation that billing is told: it succeeded, failed, was superseded, is held or
 * was cancelled.
 *
 * @param message why it stands so; of one that a person marked as done, who did, and why
 * @param letter what the customer is to be told, where there is something
 */
public record Outcome(
    OperationId operation,
    ServiceId service,
    Verb verb,
    Operation.Status status,
    Optional<String> message,
    Instant at,
    Optional<Letter> letter) {

  /** An outcome as it came about, before anyone wrote to the customer. */
  public Outcome(
      OperationId operation,
      ServiceId service,
      Verb verb,
      Operation.Status status,
      Optional<String> message,
      Instant at) {
    this(operation, service, verb, status, message, at, Optional.empty());
  }

  public Outcome with(Optional<Letter> written) {
    return new Outcome(operation, service, verb, status, message, at, written);
  }

  /** The same whenever this outcome is told, and no other's: a key to take it once by. */
  public String id() {
    return operation + "/" + status + "/" + at.toEpochMilli();
  }
}
