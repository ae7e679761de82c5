package org.bthost.provisioning.domain;

import java.util.Optional;

/**
 * What a product means on a panel: one of the panel's own plans, or limits of the product's own.
 */
public sealed interface HostPackage {
  /** A plan that the panel's administrator made. */
  record PanelPlan(long id) implements HostPackage {}

  /**
   * Limits given with the product.
   *
   * @param domainPool the panel's domain pool that names are taken from
   * @param database whether a MySQL database is made
   * @param ftp whether an FTP account is made
   */
  record CustomLimits(
      Limits limits, Optional<Throttle> throttle, long domainPool, boolean database, boolean ftp)
      implements HostPackage {}
}
