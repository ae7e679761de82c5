package org.bthost.provisioning.domain;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The limits that an order has of its own; what it does not name is its product's.
 *
 * @param values sizes in MB, the rate in KB/s, all above 0: only a plan of the panel lifts a limit
 */
public record PackageOptions(Map<Detail, Integer> values) {
  /** All is as the product has it. */
  public static final PackageOptions NONE = new PackageOptions(Map.of());

  public PackageOptions {
    values = Map.copyOf(values);
  }

  /** What an intent's details say of its package. */
  public static PackageOptions of(Map<Detail, String> details) {
    var values = new EnumMap<Detail, Integer>(Detail.class);
    details.forEach(
        (detail, value) -> {
          if (detail.isOfPackage()) {
            values.put(detail, Integer.valueOf(value));
          }
        });
    return new PackageOptions(values);
  }

  /** The same as an intent's details. */
  public Map<Detail, String> details() {
    return values.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().toString()));
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Whether the order has a limit of its own that the panel's row shows. */
  public boolean hasLimits() {
    return values.keySet().stream().anyMatch(it -> !isOfThrottle(it));
  }

  /** Whether the order has a size of its own, which takes room. */
  public boolean hasSizes() {
    return values.containsKey(Detail.SITE) || values.containsKey(Detail.DATABASE);
  }

  /** Whether the order has connections or a rate of its own. */
  public boolean hasThrottle() {
    return values.keySet().stream().anyMatch(PackageOptions::isOfThrottle);
  }

  private static boolean isOfThrottle(Detail detail) {
    return detail == Detail.CONNECTIONS || detail == Detail.RATE;
  }

  /** The order's limit, or else the product's. */
  public int over(Detail detail, int products) {
    return values.getOrDefault(detail, products);
  }

  /** The product's limits with the order's own in their places. */
  public Limits over(Limits products) {
    return new Limits(
        over(Detail.SITE, products.siteMb()),
        over(Detail.DATABASE, products.databaseMb()),
        over(Detail.TRAFFIC, products.flowMb()),
        over(Detail.DOMAINS, products.domains()),
        over(Detail.SITE_BACKUPS, products.webBackups()),
        over(Detail.DATABASE_BACKUPS, products.databaseBackups()));
  }

  /** The product's throttle with the order's own numbers in their places. */
  public Throttle over(Throttle products) {
    return new Throttle(
        over(Detail.CONNECTIONS, products.connections()),
        over(Detail.RATE, products.kilobytesPerSecond()));
  }

  /**
   * Checks them against a package: the panel takes connections and rate only together, and what a
   * plan of its own has of them is not known here.
   *
   * @throws InvalidIntent where one of the two is missing
   */
  public void check(HostPackage pack) {
    Throttle throttle = over(pack.ownThrottle());
    if (hasThrottle() && throttle.isHalf()) {
      Detail missing = throttle.connections() == 0 ? Detail.CONNECTIONS : Detail.RATE;
      throw new InvalidIntent(
          missing.word(),
          "is missing: the panel takes connections and rate only together, and the product's limits"
              + " say neither");
    }
  }
}
