package org.bthost.provisioning.provision;

import java.util.Set;
import org.bthost.provisioning.domain.DesiredState;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Verb;

/** What an intent does to a service's desired state. */
sealed interface Decision {
  /**
   * It is taken in; from now on this is wanted.
   *
   * @param overtaken the verbs whose open operations it makes needless, if they come before it
   */
  record Wanted(DesiredState wish, Set<Verb> overtaken) implements Decision {}

  /** It changes nothing now, for this reason: it waits, is refused, or came too late. */
  record Unchanged(Operation.Status status, String why) implements Decision {
    boolean waits() {
      return status == Operation.Status.WAITING;
    }
  }
}
