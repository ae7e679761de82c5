package org.bthost.provisioning.billing.report;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bthost.provisioning.billing.spi.OutcomeListener;
import org.bthost.provisioning.journal.OutcomeBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listeners of outcomes, in the order they came about. One that a listener did not take
 * stays in the box and is told again, to every listener, before any later one.
 */
public final class OutcomeReporter {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeReporter.class);
  private static final int AT_A_TIME = 100;

  private final OutcomeBox box;
  private final Clock clock;
  private final List<OutcomeListener> listeners = new CopyOnWriteArrayList<>();

  public OutcomeReporter(OutcomeBox box, Clock clock) {
    this.box = box;
    this.clock = clock;
  }

  public void add(OutcomeListener listener) {
    listeners.add(listener);
  }

  public void remove(OutcomeListener listener) {
    listeners.remove(listener);
  }

  /**
   * Delivers what lies in the box. Without a listener everything stays there.
   *
   * @return how many were delivered
   */
  public synchronized int deliver() {
    int delivered = 0;
    if (listeners.isEmpty()) {
      return delivered;
    }
    for (OutcomeBox.Entry entry : box.undelivered(AT_A_TIME)) {
      if (!deliver(entry)) {
        return delivered;
      }
      delivered++;
    }
    return delivered;
  }

  private boolean deliver(OutcomeBox.Entry entry) {
    try {
      listeners.forEach(listener -> listener.ended(entry.outcome()));
    } catch (RuntimeException e) {
      LOG.error(
          "a listener did not take the outcome of operation {}; it is told again later",
          entry.outcome().operation(),
          e);
      return false;
    }
    box.delivered(entry, clock.instant());
    return true;
  }
}
