package org.bthost.billing.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.billing.spi.ProvisioningModule;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.ServiceId;

/** Sells web hosts by the month. */
@ApplicationScoped
public class Shop {
  private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

  @Inject OrderBook book;
  @Inject Event<Intent> orders;
  @Inject ProvisioningModule module;

  /**
   * Writes the order down, has the host built and charges the card, all or nothing: where the card
   * is refused, neither the shop nor the module has ever heard of the order.
   */
  @Transactional
  public void buy(String order, String customer, String product, String card) {
    book.add(order);
    orders.fire(
        Intent.create(
            key(order, "buy"),
            new ServiceId(order),
            new Customer(customer, Optional.empty(), Optional.empty()),
            new ProductId(product),
            LocalDate.now(HERE).plusMonths(1)));
    charge(card);
  }

  /** The same by a call instead of an event. */
  @Transactional
  public void suspend(String order) {
    module.suspend(key(order, "suspend"), new ServiceId(order), "overdue");
  }

  /** What the module did, and is doing, for an order; newest first. */
  List<String> operations(String order) {
    return module.operations(new ServiceId(order), 10).stream()
        .map(it -> it.intent().verb() + " " + it.status())
        .toList();
  }

  /** The news of an order; the same may come twice, so it is set and not added up. */
  void hear(@Observes Outcome outcome) {
    book.tell(outcome.service().value(), outcome.verb() + " " + outcome.status());
  }

  /** The same each time that it is asked for again, so that nothing is bought twice. */
  private static EventKey key(String order, String what) {
    return new EventKey("/shop", order + "/" + what);
  }

  private static void charge(String card) {
    if (!card.equals("good")) {
      throw new CardRefused();
    }
  }
}
