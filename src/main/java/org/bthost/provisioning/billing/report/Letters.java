package org.bthost.provisioning.billing.report;

import java.util.Optional;
import java.util.function.Supplier;
import org.bthost.provisioning.domain.Delivery;
import org.bthost.provisioning.domain.Letter;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.UsageNotice;
import org.bthost.provisioning.journal.DeliveryBox;
import org.bthost.provisioning.journal.UnreadableRow;
import org.bthost.provisioning.template.TemplateFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts into the news what the customer is to be told of them. A letter is written and kept when its
 * news are told first, so that it is the same one whenever they are told again; one that is the
 * module's to send lies in its box from then on.
 */
public final class Letters {
  private static final Logger LOG = LoggerFactory.getLogger(Letters.class);

  private final DeliveryBox<Letter> box;
  private final LetterWriter writer;

  public Letters(DeliveryBox<Letter> box, LetterWriter writer) {
    this.box = box;
    this.writer = writer;
  }

  Outcome enclosedIn(Outcome outcome) {
    return LetterWriter.isTold(outcome)
        ? outcome.with(kept(outcome.id(), () -> writer.write(outcome)))
        : outcome;
  }

  UsageNotice enclosedIn(UsageNotice notice) {
    return notice.with(kept(notice.id(), () -> writer.write(notice)));
  }

  private Optional<Letter> kept(String id, Supplier<Optional<Letter>> writing) {
    return box.find(id).or(() -> written(id, writing).map(this::keep));
  }

  /** News must not wait for a letter that can't be written at all; it is told in the log. */
  private static Optional<Letter> written(String id, Supplier<Optional<Letter>> writing) {
    try {
      return writing.get();
    } catch (TemplateFault | UnreadableRow | IllegalArgumentException e) {
      LOG.error("the letter of {} can't be written, and is left out", id, e);
      return Optional.empty();
    }
  }

  private Letter keep(Letter letter) {
    return box.put(
        letter,
        letter.sender() == Letter.Sender.MODULE ? Delivery.State.WAITING : Delivery.State.HANDED);
  }
}
