package org.bthost.provisioning.chaos;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.bthost.judge.Order;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.sandbox.OrderFeed;

/** Says to the module what an order of the judge's says. */
final class Orders {
  private static final Customer CUSTOMER = new Customer("c-1", Optional.empty(), Optional.empty());

  private Orders() {}

  static Intent intent(Order order) {
    var key = new EventKey("/billing", order.service() + order.id());
    var service = new ServiceId(order.service());
    Optional<ProductId> product = order.product().map(ProductId::new);
    Verb verb =
        Verb.ofBilling().stream()
            .filter(it -> it.word().equals(order.verb()))
            .findFirst()
            .orElseThrow();
    Intent intent =
        switch (verb) {
          case CREATE ->
              Intent.create(
                  key, service, CUSTOMER, product.orElseThrow(), order.paidUntil().orElseThrow());
          case RENEW -> Intent.renew(key, service, order.paidUntil().orElseThrow());
          case CHANGE_PACKAGE -> Intent.changePackage(key, service, product.orElseThrow());
          default -> Intent.plain(key, verb, service, Optional.empty());
        };
    return order.sequence().isPresent() ? intent.numbered(order.sequence().getAsLong()) : intent;
  }

  /** The same as a CloudEvent. */
  static OrderFeed.Order event(Order order) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("specversion", "1.0").put("id", order.id()).put("source", "/" + order.service());
    event.put("type", "org.bthost.provisioning." + order.verb()).put("subject", order.service());
    order.sequence().ifPresent(number -> event.put("sequence", Long.toString(number)));
    ObjectNode content = event.putObject("data");
    content.putObject("customer").put("id", "c-1");
    order.product().ifPresent(product -> content.put("product", product));
    order.paidUntil().ifPresent(day -> content.put("paidUntil", day.toString()));
    return new OrderFeed.Order(0, order.id(), order.verb(), order.service(), event.toString());
  }
}
