package org.bthost.provisioning.billing.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.scenario.Rig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Outcomes reach billing at least once, in order, whatever a listener does. */
class OutcomeReporterTest {
  private final Rig rig = new Rig();
  private final OutcomeReporter reporter =
      new OutcomeReporter(rig.journal.outcomes(), rig.journal.notices(), rig.clock);
  private final List<Outcome> told = new ArrayList<>();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void withoutAListenerEverythingIsKept() {
    rig.built("basic");
    reporter.deliver();

    reporter.add(told::add);
    reporter.deliver();
    reporter.deliver();

    assertThat(told).extracting(Outcome::verb).containsExactly(Verb.CREATE);
  }

  @Test
  void whatAListenerDidNotTakeIsToldAgainBeforeAnythingLater() {
    rig.built("basic");
    rig.send(Verb.SUSPEND);
    rig.settle();
    reporter.add(
        outcome -> {
          told.add(outcome);
          if (told.size() == 1) {
            throw new IllegalStateException("billing is down");
          }
        });

    reporter.deliver();
    reporter.deliver();

    assertThat(told)
        .extracting(Outcome::verb)
        .containsExactly(Verb.CREATE, Verb.CREATE, Verb.SUSPEND);
  }
}
