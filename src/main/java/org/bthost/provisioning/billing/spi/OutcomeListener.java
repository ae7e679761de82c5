package org.bthost.provisioning.billing.spi;

import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.UsageNotice;

/**
 * Told of every operation that succeeded, failed, was superseded, is held or was cancelled; at
 * least once each, and again where a person let it end another way. Told of usage as well, if it
 * wants to be. Both may bring a {@linkplain org.bthost.provisioning.domain.Letter letter} for the
 * customer, the same one whenever they are told again; whom its sender names is to send it.
 */
@FunctionalInterface
public interface OutcomeListener {
  /** Takes an outcome. One that throws is told the same outcome again later. */
  void ended(Outcome outcome);

  /**
   * Takes the news that a service has reached 80, 90 or 100 % of a limit; at least once each, in
   * order. One that throws is told the same notice, with the same {@linkplain UsageNotice#id() id},
   * again later.
   */
  default void reached(UsageNotice notice) {}
}
