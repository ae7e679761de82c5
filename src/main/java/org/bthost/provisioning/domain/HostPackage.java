package org.bthost.provisioning.domain;

import java.util.Optional;

/**
 * What a product means on a panel: one of the panel's own plans, or limits of the product's own.
 */
public sealed interface HostPackage {
  /** The same package with an order's own limits. */
  HostPackage with(PackageOptions options);

  /** MiB of site and database that a host may come to hold, as far as the panel is not asked. */
  long sizeMb();

  /** The throttle that is known without asking the panel. */
  Throttle ownThrottle();

  /**
   * A plan that the panel's administrator made.
   *
   * @param options what is to be put over the plan's limits
   */
  record PanelPlan(long id, PackageOptions options) implements HostPackage {
    public PanelPlan(long id) {
      this(id, PackageOptions.NONE);
    }

    @Override
    public PanelPlan with(PackageOptions ordered) {
      return new PanelPlan(id, ordered);
    }

    @Override
    public long sizeMb() {
      return (long) options.over(Detail.SITE, 0) + options.over(Detail.DATABASE, 0);
    }

    @Override
    public Throttle ownThrottle() {
      return Throttle.NONE;
    }
  }

  /**
   * Limits given with the product.
   *
   * @param domainPool the panel's domain pool that names are taken from
   * @param database whether a MySQL database is made
   * @param ftp whether an FTP account is made
   */
  record CustomLimits(
      Limits limits,
      Optional<Throttle> throttle,
      DomainRules rules,
      long domainPool,
      boolean database,
      boolean ftp)
      implements HostPackage {

    @Override
    public CustomLimits with(PackageOptions ordered) {
      return new CustomLimits(
          ordered.over(limits),
          Optional.of(ordered.over(ownThrottle())).filter(Throttle::isSet),
          rules,
          domainPool,
          database,
          ftp);
    }

    @Override
    public long sizeMb() {
      return (long) limits.siteMb() + (database ? limits.databaseMb() : 0);
    }

    @Override
    public Throttle ownThrottle() {
      return throttle.orElse(Throttle.NONE);
    }
  }
}
