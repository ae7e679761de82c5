package org.bthost.provisioning.web.api;

import org.bthost.provisioning.domain.HostPackage.CustomLimits;
import org.bthost.provisioning.domain.HostPackage.PanelPlan;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.Throttle;
import org.jspecify.annotations.Nullable;

/**
 * A product as the API shows it: as the products file has it, with what it presets.
 *
 * @param panelPlan the number of the panel's plan; null where it has limits of its own
 * @param custom its own limits; null where it is a plan of the panel
 * @param category the panel's sort that hosts are filed under
 * @param graceDays days between the end of the paid time and the end date on the panel
 * @param minimumDays how near, in days, the end date on the panel may ever come; 0 = no minimum
 * @param suspend {@code stop}, or {@code lock} where the customer can't start a suspended host
 */
public record ProductView(
    String id,
    @Nullable Long panelPlan,
    @Nullable Custom custom,
    @Nullable Long category,
    int graceDays,
    int minimumDays,
    String suspend) {

  /**
   * Limits that are given with the product.
   *
   * @param domainPool the panel's domain pool that names are taken from
   * @param database whether a MySQL database is made
   * @param ftp whether an FTP account is made
   */
  public record Custom(
      Limits limits, @Nullable Throttle throttle, long domainPool, boolean database, boolean ftp) {
    private static Custom of(CustomLimits own) {
      return new Custom(
          own.limits(), own.throttle().orElse(null), own.domainPool(), own.database(), own.ftp());
    }
  }

  static ProductView of(Product product) {
    return new ProductView(
        product.id().value(),
        product.pack() instanceof PanelPlan plan ? plan.id() : null,
        product.pack() instanceof CustomLimits own ? Custom.of(own) : null,
        product.category().isPresent() ? product.category().getAsLong() : null,
        product.graceDays(),
        product.minimumDays(),
        product.lock() ? "lock" : "stop");
  }
}
