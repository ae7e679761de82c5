package org.bthost.provisioning.provision;

import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.FailureClass;
import org.bthost.provisioning.domain.ObservedState;

/** How an attempt ended, before it is told to the single operations. */
sealed interface Verdict {
  /**
   * The panel was looked at; these drifts are left.
   *
   * @param remark what is to be told of the package where all went well
   */
  record Seen(ObservedState observed, List<Drift> left, Optional<String> remark)
      implements Verdict {
    public Seen {
      left = List.copyOf(left);
    }

    Seen(ObservedState observed, List<Drift> left) {
      this(observed, left, Optional.empty());
    }
  }

  /** The service has its panel now, and goes on in that panel's lane. */
  record Placed() implements Verdict {}

  /** The panel is down; the service waits for it, and keeps its place in the panel's lane. */
  record Parked(String why) implements Verdict {}

  /** The attempt broke off, for now; every operation waits. */
  record Waiting(FailureClass failure, String why) implements Verdict {}

  /** Nothing more can come of it without a person. */
  record Held(String why) implements Verdict {}

  /** The panel refuses what the operations need. */
  record Refused(String why) implements Verdict {}
}
