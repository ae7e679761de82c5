package org.bthost.provisioning.billing.report;

import java.util.Optional;

/**
 * What came of sending a message that was not taken.
 *
 * @param why in words of ours, never of the receiver's; without anyone's address
 */
record Refusal(String why, Reach reach) {
  /** How far a refusal goes. */
  enum Reach {
    /** This message, this time. */
    MESSAGE,
    /** Whatever is sent just now, so that it is no use to send others. */
    EVERYTHING,
    /** This message, whenever it is sent. */
    FOR_GOOD
  }

  static Optional<Refusal> of(String why, Reach reach) {
    return Optional.of(new Refusal(why, reach));
  }
}
