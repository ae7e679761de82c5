package org.bthost.provisioning.web.api;

import org.bthost.provisioning.domain.Delivery;
import org.bthost.provisioning.domain.Letter;
import org.bthost.provisioning.web.doc.Words;
import org.jspecify.annotations.Nullable;

/**
 * A letter to a customer as the API shows it: what it is about and what became of it, not what it
 * says.
 *
 * @param id of the outcome or notice that it tells
 * @param to the customer's address, masked; null where billing gave none that can be used
 * @param sender who is to send it: {@code module} or {@code billing}
 * @param attempts since it was written, or was last replayed
 * @param since when that was; in UTC, ISO 8601
 * @param dueAt when it is sent next; of one that is not to be sent again, when it became so
 */
public record LetterEntryView(
    long number,
    String id,
    String service,
    String kind,
    @Nullable String to,
    String locale,
    String subject,
    String sender,
    @Words(Delivery.State.class) String state,
    int attempts,
    String since,
    String dueAt,
    @Nullable String lastError) {
  static LetterEntryView of(Delivery<Letter> delivery) {
    Letter letter = delivery.message();
    return new LetterEntryView(
        delivery.number(),
        letter.id(),
        letter.service().value(),
        letter.kind().word(),
        letter.maskedTo().orElse(null),
        letter.locale().toLanguageTag(),
        letter.text().subject(),
        letter.sender().word(),
        delivery.state().name(),
        delivery.attempts(),
        delivery.since().toString(),
        delivery.dueAt().toString(),
        delivery.lastError().orElse(null));
  }
}
