package org.bthost.provisioning.web.api;

import java.util.Map;
import java.util.TreeMap;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.HostPackage.CustomLimits;
import org.bthost.provisioning.domain.HostPackage.PanelPlan;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.Throttle;
import org.jspecify.annotations.Nullable;

/**
 * A product as the API shows it: as the products file has it, with what it presets.
 *
 * @param group the panels that its services may live on
 * @param reserveMb MiB that one service of it reserves on its panel
 * @param panelPlan the number of the panel's plan; null where it differs by panel, or it has limits
 *     of its own
 * @param panelPlans the number of the plan by the panel's id; null where it is the same on all
 * @param custom its own limits; null where it is a plan of the panel
 * @param category the panel's sort that hosts are filed under
 * @param graceDays days between the end of the paid time and the end date on the panel
 * @param minimumDays how near, in days, the end date on the panel may ever come; 0 = no minimum
 * @param suspend {@code stop}, or {@code lock} where the customer can't start a suspended host
 */
public record ProductView(
    String id,
    String group,
    long reserveMb,
    @Nullable Long panelPlan,
    @Nullable Map<String, Long> panelPlans,
    @Nullable Custom custom,
    @Nullable Long category,
    int graceDays,
    int minimumDays,
    String suspend) {

  /**
   * Limits that are given with the product.
   *
   * @param audit whether bound domains wait for an administrator; null: as the host has it
   * @param subDirectories whether a domain may show a folder of the site alone; null: as the host
   *     has it
   * @param domainPool the panel's domain pool that names are taken from
   * @param database whether a MySQL database is made
   * @param ftp whether an FTP account is made
   */
  public record Custom(
      Limits limits,
      @Nullable Throttle throttle,
      @Nullable Boolean audit,
      @Nullable Boolean subDirectories,
      long domainPool,
      boolean database,
      boolean ftp) {
    private static Custom of(CustomLimits own) {
      return new Custom(
          own.limits(),
          own.throttle().orElse(null),
          own.rules().audit().orElse(null),
          own.rules().subDirectories().orElse(null),
          own.domainPool(),
          own.database(),
          own.ftp());
    }
  }

  static ProductView of(Product product) {
    HostPackage anywhere = product.packs().anywhere().orElse(null);
    return new ProductView(
        product.id().value(),
        product.group().name(),
        product.reserves(),
        anywhere instanceof PanelPlan plan ? plan.id() : null,
        anywhere == null ? plans(product) : null,
        anywhere instanceof CustomLimits own ? Custom.of(own) : null,
        product.category().isPresent() ? product.category().getAsLong() : null,
        product.graceDays(),
        product.minimumDays(),
        product.lock() ? "lock" : "stop");
  }

  private static Map<String, Long> plans(Product product) {
    var plans = new TreeMap<String, Long>();
    product
        .packs()
        .byPanel()
        .forEach((panel, pack) -> plans.put(panel.value(), ((PanelPlan) pack).id()));
    return plans;
  }
}
