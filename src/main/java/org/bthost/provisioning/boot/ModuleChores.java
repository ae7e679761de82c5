package org.bthost.provisioning.boot;

import java.time.Duration;
import java.util.List;
import org.bthost.provisioning.billing.report.OutcomeReporter;
import org.bthost.provisioning.provision.Chore;
import org.bthost.provisioning.provision.Submissions;

/** What the module does again and again by itself; descriptor/module.json names the same. */
record ModuleChores(OutcomeReporter reporter, Submissions submissions) {
  private static final Duration OUTCOMES = Duration.ofSeconds(1);
  private static final Duration EARLY_EVENTS = Duration.ofMinutes(10);

  List<Chore> all() {
    return List.of(
        // Each node has listeners of its own.
        Chore.onEachNode("outcomes", OUTCOMES, () -> reporter.deliver() + " outcomes told"),
        Chore.once("early-events", EARLY_EVENTS, () -> submissions.holdUnmatched() + " held"));
  }
}
