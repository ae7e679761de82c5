package org.bthost.provisioning.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A host name given out to a service, and what became of it.
 *
 * @param burnt how many names of this incarnation were burnt before this one
 * @param settlesAt when an open build may be given up
 */
public record IssuedName(
    HostName name, int incarnation, int burnt, State state, Optional<Instant> settlesAt) {

  /** What became of a name. */
  public enum State {
    /** Given out; no build was sent under it. */
    ISSUED,
    /** A build was sent and its end is not known: it may still appear. */
    OPEN,
    /** Its host was seen on the panel. */
    CONFIRMED,
    /** Never to be sent again: a build under it may have left something behind. */
    BURNT
  }

  /** The same name, of which something else became. */
  public IssuedName in(State state, Optional<Instant> settlesAt) {
    return new IssuedName(name, incarnation, burnt, state, settlesAt);
  }
}
