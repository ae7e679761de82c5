package org.bthost.provisioning.billing.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bthost.provisioning.billing.spi.OutcomeListener;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.Usage;
import org.bthost.provisioning.domain.UsageNotice;
import org.bthost.provisioning.domain.UsageSample;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.scenario.Rig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Outcomes reach billing at least once, in order, whatever a listener does. */
class OutcomeReporterTest {
  private final Rig rig = new Rig();
  private final OutcomeReporter reporter =
      new OutcomeReporter(
          rig.journal.outcomes(), rig.journal.notices(), LetterRig.letters(rig, false), rig.clock);
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

  /** A listener that refuses the first so many notices, and keeps all it was told. */
  private static final class Ledger implements OutcomeListener {
    private final List<UsageNotice> notices = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private int refusals;

    Ledger(int refusals) {
      this.refusals = refusals;
    }

    @Override
    public void ended(Outcome outcome) {
      outcomes.add(outcome);
    }

    @Override
    public void reached(UsageNotice notice) {
      notices.add(notice);
      if (refusals-- > 0) {
        throw new IllegalStateException("billing is down");
      }
    }
  }

  private void measure(int minute, int siteMb) {
    Instant at = rig.clock.instant().plus(Duration.ofMinutes(minute));
    rig.journal
        .usage()
        .take(
            List.of(
                new UsageSample(
                    Rig.SERVICE, new Usage(siteMb, 0, 0), new Limits(1000, 0, 0, 0, 0, 0), at)));
  }

  @Test
  void aNoticeOfUsageIsToldUntilItIsTakenUnderOneIdBeforeAnyLaterOne() {
    rig.built("basic");
    var ledger = new Ledger(2);
    reporter.add(ledger);
    measure(1, 850);
    measure(2, 950);

    reporter.deliver();
    reporter.deliver();
    reporter.deliver();
    reporter.deliver();

    assertThat(ledger.notices).extracting(UsageNotice::threshold).containsExactly(80, 80, 80, 90);
    assertThat(ledger.notices).extracting(UsageNotice::id).startsWith(ledger.notices.get(1).id());
    assertThat(ledger.outcomes).hasSize(1);
  }

  @Test
  void whoWantsOutcomesOnlyIsToldThoseOnly() {
    rig.built("basic");
    reporter.add(told::add);
    measure(1, 850);

    reporter.deliver();

    assertThat(told).hasSize(1);
    assertThat(rig.journal.notices().undelivered(10)).isEmpty();
  }
}
