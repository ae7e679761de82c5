package org.bthost.provisioning.billing.spi;

import org.bthost.provisioning.domain.Outcome;

/**
 * Told of every operation that succeeded, failed, was superseded, is held or was cancelled; at
 * least once each, and again where a person let it end another way.
 */
@FunctionalInterface
public interface OutcomeListener {
  /** Takes an outcome. One that throws is told the same outcome again later. */
  void ended(Outcome outcome);
}
