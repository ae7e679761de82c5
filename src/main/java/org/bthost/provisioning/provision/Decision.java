package org.bthost.provisioning.provision;

import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.Operation;

/** What an intent does to a service's desired state. */
sealed interface Decision {
  /** It is taken in; from now on this is wanted. */
  record Wanted(DesiredState wish) implements Decision {}

  /** It changes nothing now, for this reason: it waits, is refused, or came too late. */
  record Unchanged(Operation.Status status, String why) implements Decision {}
}
