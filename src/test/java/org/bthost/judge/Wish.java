package org.bthost.judge;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a billing server wants of a service in the end.
 *
 * @param lifecycle active, suspended or terminated
 */
public record Wish(String lifecycle, String product, LocalDate paidUntil) {
  /**
   * What a service's orders come to; empty before its create. Numbered ones count in the order of
   * their numbers, others in the order given. A create with a number states everything anew, one
   * without a number only where nothing lives.
   */
  public static Optional<Wish> of(List<Order> orders) {
    Optional<Wish> wish = Optional.empty();
    for (Order order : inOrder(orders)) {
      wish = order.verb().equals("create") ? created(wish, order) : wish.map(it -> it.then(order));
    }
    return wish;
  }

  private static List<Order> inOrder(List<Order> orders) {
    boolean numbered = orders.stream().allMatch(order -> order.sequence().isPresent());
    return numbered
        ? orders.stream()
            .sorted(Comparator.comparingLong(order -> order.sequence().getAsLong()))
            .toList()
        : orders;
  }

  private static Optional<Wish> created(Optional<Wish> before, Order create) {
    boolean lives = before.filter(wish -> !wish.lifecycle().equals("terminated")).isPresent();
    return lives && create.sequence().isEmpty()
        ? before
        : Optional.of(
            new Wish("active", create.product().orElseThrow(), create.paidUntil().orElseThrow()));
  }

  private Wish then(Order order) {
    if (lifecycle.equals("terminated")) {
      return this;
    }
    return switch (order.verb()) {
      case "suspend" -> new Wish("suspended", product, paidUntil);
      case "unsuspend" -> new Wish("active", product, paidUntil);
      case "terminate" -> new Wish("terminated", product, paidUntil);
      case "change-package" -> new Wish(lifecycle, order.product().orElseThrow(), paidUntil);
      case "renew" -> new Wish(lifecycle, product, order.paidUntil().orElseThrow());
      default -> throw new IllegalArgumentException(order.verb());
    };
  }
}
