package org.bthost.provisioning.domain;

import java.util.Locale;

/** What a panel has lists of, for a product or an order to name one of. */
public enum OfferKind {
  PLAN,
  /** The sort that hosts are filed under. */
  CATEGORY,
  PHP_VERSION,
  /** What can be installed with a host. */
  PROGRAM,
  DOMAIN_POOL,
  IP_POOL;

  /** Its name in the API and the descriptor. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
