package org.bthost.provisioning.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A message with what became of it so far.
 *
 * @param <M> what is sent
 * @param number in the order in which the messages came about
 * @param attempts how often it was sent since it was put in the box, or last replayed
 * @param since when it was put in the box, or last replayed
 * @param dueAt when it is to be sent next; of one that is delivered or dead, when it became so
 * @param lastError why it was not taken the last time; never a text of the receiver's
 */
public record Delivery<M extends Message>(
    long number,
    M message,
    State state,
    int attempts,
    Instant since,
    Instant dueAt,
    Optional<String> lastError) {

  /** How far it has come. */
  public enum State {
    WAITING,
    DELIVERED,
    /** A letter that is billing's to send: billing has its text, and the module never sends it. */
    HANDED,
    /** It was tried for as long as it is tried, and is not sent again until a person replays it. */
    DEAD
  }
}
