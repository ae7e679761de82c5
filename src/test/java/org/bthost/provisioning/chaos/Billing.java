package org.bthost.provisioning.chaos;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.bthost.judge.Order;

/** Draws what a billing server sends for some services, and in which order it arrives. */
final class Billing {
  private static final List<String> PRODUCTS = List.copyOf(World.PLANS.keySet());
  private final Random random;
  private final LocalDate today;
  private int events;

  Billing(Random random, LocalDate today) {
    this.random = random;
    this.today = today;
  }

  /**
   * The orders of one service as billing decided them.
   *
   * @param soon whether it is paid for a few days only
   */
  List<Order> history(String service, boolean soon) {
    boolean numbered = random.nextInt(3) == 0;
    var orders = new ArrayList<Order>();
    orders.add(order(service, "create", numbered, orders.size(), soon));
    int changes = random.nextInt(7);
    for (int i = 0; i < changes; i++) {
      String verb = pick(List.of("suspend", "unsuspend", "renew", "change-package", "suspend"));
      orders.add(order(service, verb, numbered, orders.size(), soon));
    }
    if (random.nextInt(4) == 0) {
      orders.add(order(service, "terminate", numbered, orders.size(), soon));
      if (random.nextBoolean()) {
        orders.add(order(service, "create", numbered, orders.size(), soon));
        orders.add(order(service, "renew", numbered, orders.size(), soon));
      }
    }
    return orders;
  }

  /** What is paid after a service has run out; nothing where it was given up. */
  List<Order> renewal(String service, List<Order> before) {
    boolean terminated =
        before.stream()
            .map(Order::verb)
            .reduce(Billing::lifecycle)
            .orElseThrow()
            .equals("terminate");
    boolean numbered = before.get(0).sequence().isPresent();
    return terminated
        ? List.of()
        : List.of(order(service, "renew", numbered, before.size(), false));
  }

  private static String lifecycle(String before, String next) {
    return List.of("create", "terminate").contains(next) ? next : before;
  }

  private Order order(String service, String verb, boolean numbered, int number, boolean soon) {
    boolean packaged = verb.equals("create") || verb.equals("change-package");
    boolean dated = verb.equals("create") || verb.equals("renew");
    int days = soon ? random.nextInt(10) : 60 + random.nextInt(300);
    return new Order(
        "e" + ++events,
        service,
        verb,
        numbered ? OptionalLong.of(number + 1L) : OptionalLong.empty(),
        packaged ? Optional.of(pick(PRODUCTS)) : Optional.empty(),
        dated ? Optional.of(today.plusDays(days)) : Optional.empty());
  }

  /** The orders as they arrive: numbered ones in any order, any of them more than once. */
  List<Order> arrivals(List<Order> orders) {
    var arriving = new ArrayList<>(orders);
    if (orders.isEmpty()) {
      return arriving;
    }
    if (orders.get(0).sequence().isPresent() && random.nextBoolean()) {
      Collections.shuffle(arriving, random);
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      Order again = pick(arriving);
      int after = arriving.indexOf(again) + 1;
      arriving.add(after + random.nextInt(arriving.size() - after + 1), again);
    }
    return arriving;
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
