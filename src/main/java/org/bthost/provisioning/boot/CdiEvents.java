package org.bthost.provisioning.boot;

import jakarta.enterprise.event.Event;
import org.bthost.provisioning.billing.spi.OutcomeListener;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.UsageNotice;

/** Passes the news on to whoever observes them in the container. */
record CdiEvents(Event<Outcome> outcomes, Event<UsageNotice> notices) implements OutcomeListener {
  @Override
  public void ended(Outcome outcome) {
    outcomes.fire(outcome);
  }

  @Override
  public void reached(UsageNotice notice) {
    notices.fire(notice);
  }
}
