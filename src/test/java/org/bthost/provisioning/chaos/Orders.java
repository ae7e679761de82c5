package org.bthost.provisioning.chaos;

import java.util.Arrays;
import java.util.Optional;
import org.bthost.judge.Order;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;

/** Says to the module what an order of the judge's says. */
final class Orders {
  private static final Customer CUSTOMER = new Customer("c-1", Optional.empty(), Optional.empty());

  private Orders() {}

  static Intent intent(Order order) {
    var key = new EventKey("/billing", order.service() + order.id());
    var service = new ServiceId(order.service());
    Optional<ProductId> product = order.product().map(ProductId::new);
    Verb verb =
        Arrays.stream(Verb.values())
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
          case SUSPEND, UNSUSPEND, TERMINATE ->
              Intent.plain(key, verb, service, Optional.empty());
        };
    return order.sequence().isPresent() ? intent.numbered(order.sequence().getAsLong()) : intent;
  }
}
