package org.bthost.provisioning.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of one intent. It begins as pending, is worked on in attempts, and ends in one of the
 * final states; a held one waits for a person.
 *
 * @param generation the generation of the desired state that the intent made; 0 = it waits for the
 *     service's create, or changed nothing
 */
public record Operation(
    OperationId id,
    Intent intent,
    Status status,
    long generation,
    int attempts,
    Optional<String> lastError,
    Instant createdAt,
    Instant updatedAt) {

  /** Where an operation stands. */
  public enum Status {
    PENDING(false),
    RUNNING(false),
    WAITING(false),
    SUCCEEDED(true),
    FAILED(true),
    SUPERSEDED(true),
    HELD(false),
    CANCELLED(true);

    private final boolean last;

    Status(boolean last) {
      this.last = last;
    }

    /** Whether nothing more will become of the operation by itself. */
    public boolean isFinal() {
      return last;
    }
  }

  public ServiceId service() {
    return intent.service();
  }

  public Verb verb() {
    return intent.verb();
  }

  /** The same operation, standing somewhere else. */
  public Operation at(Status now, long reached, Optional<String> error, Instant when) {
    return new Operation(id, intent, now, reached, attempts, error, createdAt, when);
  }

  /** The same operation, with no attempt counted. */
  public Operation uncounted() {
    return new Operation(id, intent, status, generation, 0, lastError, createdAt, updatedAt);
  }

  /** The same operation, worked on once more. */
  public Operation counted() {
    return new Operation(
        id, intent, status, generation, attempts + 1, lastError, createdAt, updatedAt);
  }
}
