package org.bthost.provisioning.domain;

import java.time.LocalDate;

/**
 * What billing wants of one service now.
 *
 * @param generation grows by one with every intent that was taken in; what is reached is told
 *     against it
 * @param incarnation counts the creations of the service, from 1
 * @param options what the order has of its own, beside the product's limits
 * @param paidUntil the first day no longer paid for
 * @param powered whether its customer or an administrator wants the site to serve, where the
 *     lifecycle lets it
 */
public record DesiredState(
    long generation,
    int incarnation,
    Lifecycle lifecycle,
    ProductId product,
    PackageOptions options,
    LocalDate paidUntil,
    Customer customer,
    boolean powered) {

  /** Whether the site is to serve. */
  public boolean serves() {
    return lifecycle == Lifecycle.ACTIVE && powered;
  }

  /** The same wishes one generation later, with another lifecycle. */
  public DesiredState next(Lifecycle wanted) {
    return new DesiredState(
        generation + 1, incarnation, wanted, product, options, paidUntil, customer, powered);
  }

  /** The same wishes one generation later, with another package. */
  public DesiredState next(OrderedPackage wanted) {
    return new DesiredState(
        generation + 1,
        incarnation,
        lifecycle,
        wanted.product(),
        wanted.options(),
        paidUntil,
        customer,
        powered);
  }

  /** The same wishes one generation later, paid until another day. */
  public DesiredState next(LocalDate wanted) {
    return new DesiredState(
        generation + 1, incarnation, lifecycle, product, options, wanted, customer, powered);
  }

  /** The same wishes one generation later, with the power on or off. */
  public DesiredState next(boolean on) {
    return new DesiredState(
        generation + 1, incarnation, lifecycle, product, options, paidUntil, customer, on);
  }

  /** What is wanted of its limits. */
  public OrderedPackage ordered() {
    return new OrderedPackage(product, options);
  }

  /** The same wishes of another customer; nothing of it is to be reached. */
  public DesiredState of(Customer other) {
    return new DesiredState(
        generation, incarnation, lifecycle, product, options, paidUntil, other, powered);
  }
}
