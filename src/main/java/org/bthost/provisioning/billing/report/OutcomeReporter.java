package org.bthost.provisioning.billing.report;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.bthost.provisioning.billing.spi.OutcomeListener;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.UsageNotice;
import org.bthost.provisioning.journal.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listeners of outcomes and of usage, each in the order they came about. News that a
 * listener did not take stay in their box and are told again, to every listener, before any later
 * ones.
 */
public final class OutcomeReporter {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeReporter.class);
  private static final int AT_A_TIME = 100;

  private final Outbox<Outcome> outcomes;
  private final Outbox<UsageNotice> notices;
  private final Letters letters;
  private final Clock clock;
  private final List<OutcomeListener> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param letters adds to the news what the customer is to be told
   */
  public OutcomeReporter(
      Outbox<Outcome> outcomes, Outbox<UsageNotice> notices, Letters letters, Clock clock) {
    this.outcomes = outcomes;
    this.notices = notices;
    this.letters = letters;
    this.clock = clock;
  }

  public void add(OutcomeListener listener) {
    listeners.add(listener);
  }

  public void remove(OutcomeListener listener) {
    listeners.remove(listener);
  }

  /**
   * Delivers what lies in the boxes. Without a listener everything stays there.
   *
   * @return how many were delivered
   */
  public synchronized int deliver() {
    if (listeners.isEmpty()) {
      return 0;
    }
    return deliver(outcomes, OutcomeListener::ended, letters::enclosedIn)
        + deliver(notices, OutcomeListener::reached, letters::enclosedIn);
  }

  private <T> int deliver(
      Outbox<T> box, BiConsumer<OutcomeListener, T> telling, UnaryOperator<T> enclosing) {
    int delivered = 0;
    for (Outbox.Entry<T> entry : box.undelivered(AT_A_TIME)) {
      if (!tell(entry.news(), telling, enclosing)) {
        return delivered;
      }
      box.delivered(entry, clock.instant());
      delivered++;
    }
    return delivered;
  }

  private <T> boolean tell(
      T news, BiConsumer<OutcomeListener, T> telling, UnaryOperator<T> enclosing) {
    try {
      T whole = enclosing.apply(news);
      listeners.forEach(listener -> telling.accept(listener, whole));
      return true;
    } catch (RuntimeException e) {
      LOG.error("a listener did not take {}; it is told again later", news, e);
      return false;
    }
  }
}
