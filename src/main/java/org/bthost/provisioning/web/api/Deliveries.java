package org.bthost.provisioning.web.api;

import java.util.Optional;
import org.bthost.provisioning.domain.Delivery;
import org.bthost.provisioning.domain.Message;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.journal.DeliveryBox;
import org.jspecify.annotations.Nullable;

/** Pages of what is delivered one by one: messages to a webhook, letters. */
final class Deliveries {
  private Deliveries() {}

  /**
   * A page of them, oldest first.
   *
   * @throws org.bthost.provisioning.domain.InvalidIntent where a filter can't be meant so
   */
  static <M extends Message> Slice<Delivery<M>> page(
      DeliveryBox<M> box, @Nullable String state, @Nullable String service, long after, int limit) {
    Optional<Delivery.State> inState =
        Filters.word("state", state, Delivery.State.class, Enum::name);
    Optional<ServiceId> ofService = Filters.read("service", service, ServiceId::new);
    return Slice.of(limit, most -> box.list(inState, ofService, after, most));
  }

  /** The {@code after} of the page that follows; null behind the last one. */
  static @Nullable Long next(Slice<? extends Delivery<?>> page) {
    return page.last() == null ? null : page.last().number();
  }
}
