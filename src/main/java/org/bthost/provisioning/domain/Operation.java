package org.bthost.provisioning.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of one intent. It begins as pending, is worked on in attempts, and ends in one of the
 * final states; a held one waits for a person.
 *
 * @param generation the generation of the desired state that the intent made; 0 = it waits for the
 *     service's create, or changed nothing
 * @param failure why it is not at its end, or did not get there, where an attempt told
 * @param lastError the same in a sentence for people; of one that a person ended, who did, and why;
 *     of one that succeeded, what could not be seen of it, or what will come of it
 */
public record Operation(
    OperationId id,
    Intent intent,
    Status status,
    long generation,
    int attempts,
    Optional<FailureClass> failure,
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

  /** An operation that nothing became of yet. */
  public static Operation begun(OperationId id, Intent intent, Instant now) {
    return new Operation(
        id, intent, Status.PENDING, 0, 0, Optional.empty(), Optional.empty(), now, now);
  }

  public ServiceId service() {
    return intent.service();
  }

  public Verb verb() {
    return intent.verb();
  }

  /** The same operation, standing somewhere else. */
  public Operation at(Status now, long reached, Optional<String> error, Instant when) {
    return new Operation(
        id, intent, now, reached, attempts, Optional.empty(), error, createdAt, when);
  }

  /** The same operation, stopped by a failure: for now, or for good. */
  public Operation stopped(Status now, FailureClass why, String text, Instant when) {
    return new Operation(
        id,
        intent,
        now,
        generation,
        attempts,
        Optional.of(why),
        Optional.of(text),
        createdAt,
        when);
  }

  /** The same operation, being worked on; what stopped it last is still told. */
  public Operation running(Instant when) {
    return new Operation(
        id, intent, Status.RUNNING, generation, attempts, failure, lastError, createdAt, when);
  }

  /** The same operation, with no attempt counted. */
  public Operation uncounted() {
    return withAttempts(0);
  }

  /** The same operation, worked on once more. */
  public Operation counted() {
    return withAttempts(attempts + 1);
  }

  private Operation withAttempts(int count) {
    return new Operation(
        id, intent, status, generation, count, failure, lastError, createdAt, updatedAt);
  }
}
