package org.bthost.provisioning.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * How this module itself has a host's web server down, or may yet have: a call that was never
 * answered can be carried out late, and a stop that comes then is still ours.
 *
 * @param openUntil until when a call that was never answered is reckoned with
 */
public record Halt(Kind kind, Optional<Instant> openUntil) {
  /** Not by us. */
  public static final Halt NONE = new Halt(Kind.NONE, Optional.empty());

  /** The call by which the host is down. */
  public enum Kind {
    /** None of ours. */
    NONE,
    /** Our host_stop. */
    STOPPED,
    /** Our host_locked. */
    LOCKED
  }

  /** Before the call is sent; a lock that is still open outlives a stop. */
  public Halt asked(Kind how, Instant reckonedWithUntil) {
    boolean stays = kind == Kind.LOCKED && openUntil.isPresent();
    return new Halt(stays ? kind : how, Optional.of(reckonedWithUntil));
  }

  /** The call is at its end; what was open before it still is. */
  public Halt answered(Halt before) {
    return new Halt(kind, before.openUntil);
  }

  /** The host serves again at this time. */
  public Halt seenServing(Instant now) {
    return openUntil.filter(now::isBefore).isPresent() ? this : NONE;
  }
}
