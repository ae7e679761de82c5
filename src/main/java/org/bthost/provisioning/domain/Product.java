package org.bthost.provisioning.domain;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What can be bought.
 *
 * @param packs what it is on which panel
 * @param group the panels that its services may live on
 * @param reserves MiB that one service of it reserves on its panel
 * @param category the panel's sort that hosts are filed under
 * @param graceDays days between the end of the paid time and the end date on the panel
 * @param minimumDays how near, in days, the end date on the panel may ever come; 0 = no minimum
 * @param lock whether a suspension locks the host, so that its customer can't start it
 */
public record Product(
    ProductId id,
    Packs packs,
    PanelGroup group,
    long reserves,
    OptionalLong category,
    int graceDays,
    int minimumDays,
    boolean lock) {

  /** A product that is the same on every panel of the default group, and reserves nothing. */
  public Product(
      ProductId id,
      HostPackage pack,
      OptionalLong category,
      int graceDays,
      int minimumDays,
      boolean lock) {
    this(id, Packs.same(pack), PanelGroup.DEFAULT, 0, category, graceDays, minimumDays, lock);
  }

  /** The panel keeps end dates as 32-bit seconds; later days crash it after BT was changed. */
  private static final LocalDate LATEST = LocalDate.of(2038, 1, 18);

  /** How much farther than the minimum a date is put off, so that it is not put off each day. */
  private static final int PUT_OFF_DAYS = 7;

  /** The same product with an order's own limits; sizes of its own are reserved whole. */
  public Product with(PackageOptions options) {
    Packs own = packs.with(options);
    long reserved = options.hasSizes() ? Math.max(reserves, own.sizeMb()) : reserves;
    return new Product(id, own, group, reserved, category, graceDays, minimumDays, lock);
  }

  /** What the product is on a panel; empty where it can't be had there. */
  public Optional<HostPackage> packOn(PanelId panel) {
    return packs.on(panel);
  }

  /**
   * The end date that the panel is to have: at its start the panel itself takes the host down, so
   * it lies behind the paid time and never near (panel behaviour, section 2).
   *
   * @param today the day at the panel
   */
  public LocalDate endOnPanel(LocalDate paidUntil, LocalDate today) {
    LocalDate paid = paidUntil.plusDays(graceDays);
    LocalDate end = isNear(paid, today) ? nearest(today).plusDays(PUT_OFF_DAYS) : paid;
    return end.isAfter(LATEST) ? LATEST : end;
  }

  /** Whether the panel's end date is right; one that was put off may have come nearer since. */
  public boolean fits(LocalDate end, LocalDate paidUntil, LocalDate today) {
    boolean putOff = isNear(paidUntil.plusDays(graceDays), today) && !isNear(end, today);
    LocalDate wanted = endOnPanel(paidUntil, today);
    return putOff ? !end.isAfter(wanted) : end.equals(wanted);
  }

  private boolean isNear(LocalDate end, LocalDate today) {
    return minimumDays > 0 && end.isBefore(nearest(today));
  }

  private LocalDate nearest(LocalDate today) {
    return today.plusDays(minimumDays);
  }
}
