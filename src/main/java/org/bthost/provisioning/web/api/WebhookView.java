package org.bthost.provisioning.web.api;

import org.bthost.provisioning.domain.Delivery;
import org.bthost.provisioning.domain.WebhookMessage;
import org.bthost.provisioning.web.doc.Words;
import org.jspecify.annotations.Nullable;

/**
 * A webhook message as the API shows it.
 *
 * @param id what the receiver takes it once by
 * @param attempts since it came about, or was last replayed
 * @param since when that was; in UTC, ISO 8601
 * @param dueAt when it is sent next; of one that is delivered or dead, when it became so
 * @param event the CloudEvent, as JSON text
 */
public record WebhookView(
    long number,
    String id,
    String service,
    String type,
    @Words(Delivery.State.class) String state,
    int attempts,
    String since,
    String dueAt,
    @Nullable String lastError,
    String event) {
  static WebhookView of(Delivery<WebhookMessage> delivery) {
    return new WebhookView(
        delivery.number(),
        delivery.message().id(),
        delivery.message().service().value(),
        delivery.message().type(),
        delivery.state().name(),
        delivery.attempts(),
        delivery.since().toString(),
        delivery.dueAt().toString(),
        delivery.lastError().orElse(null),
        delivery.message().body());
  }
}
