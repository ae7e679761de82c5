package org.bthost.provisioning.domain;

import java.time.LocalDate;

/**
 * What billing wants of one service now.
 *
 * @param generation grows by one with every intent that was taken in; what is reached is told
 *     against it
 * @param incarnation counts the creations of the service, from 1
 * @param paidUntil the first day no longer paid for
 */
public record DesiredState(
    long generation,
    int incarnation,
    Lifecycle lifecycle,
    ProductId product,
    LocalDate paidUntil,
    Customer customer) {

  /** The same wishes one generation later, with another lifecycle. */
  public DesiredState next(Lifecycle wanted) {
    return new DesiredState(generation + 1, incarnation, wanted, product, paidUntil, customer);
  }

  /** The same wishes one generation later, with another product. */
  public DesiredState next(ProductId wanted) {
    return new DesiredState(generation + 1, incarnation, lifecycle, wanted, paidUntil, customer);
  }

  /** The same wishes one generation later, paid until another day. */
  public DesiredState next(LocalDate wanted) {
    return new DesiredState(generation + 1, incarnation, lifecycle, product, wanted, customer);
  }
}
