package org.bthost.provisioning.provision;

import java.time.Instant;

/** How far a build came. */
sealed interface BuildReport {
  /** The service's host is on the panel. */
  record Found() implements BuildReport {}

  /** A build was sent and its end is not known; until this time it may still appear. */
  record Open(Instant until) implements BuildReport {}

  /** It did not come about; the next attempt begins anew. */
  record NotBuilt(String why) implements BuildReport {}
}
