package org.bthost.provisioning.billing.spi;

import org.bthost.provisioning.domain.Outcome;

/**
 * Told of every operation that succeeded, failed, was superseded or is held; at least once each.
 */
@FunctionalInterface
public interface OutcomeListener {
  /** Takes an outcome. One that throws is told the same outcome again later. */
  void ended(Outcome outcome);
}
