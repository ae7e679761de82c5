package org.bthost.provisioning.boot;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.bthost.provisioning.billing.report.OutcomeReporter;
import org.bthost.provisioning.descriptor.SettingValues;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.Purge;
import org.bthost.provisioning.provision.Chore;
import org.bthost.provisioning.provision.Submissions;
import org.bthost.provisioning.reconcile.Audits;

/** What the module does again and again by itself; descriptor/module.json names the same. */
record ModuleChores(
    OutcomeReporter reporter,
    Submissions submissions,
    Audits audits,
    Journal journal,
    Catalogue catalogue,
    SettingValues settings) {
  private static final Duration OUTCOMES = Duration.ofSeconds(1);
  private static final Duration SYNC = Duration.ofMinutes(1);
  private static final Duration EARLY_EVENTS = Duration.ofMinutes(10);
  private static final Duration HOURLY = Duration.ofHours(1);

  List<Chore> all() {
    List<PanelId> panels = audits.panels();
    Purge purge =
        journal.purge(
            settings.duration("BTHOST_KEEP_AUDIT"), settings.duration("BTHOST_KEEP_OUTCOMES"));
    return List.of(
        // Each node has listeners of its own.
        Chore.onEachNode("outcomes", OUTCOMES, () -> reporter.deliver() + " outcomes told"),
        Chore.once("early-events", EARLY_EVENTS, () -> submissions.holdUnmatched() + " held"),
        Chore.perPanel(
            "sweep",
            settings.duration("BTHOST_SWEEP_INTERVAL"),
            panels,
            (panel, permit) -> audits.sweep(panel).sentence()),
        Chore.perPanel(
            "sync", SYNC, panels, (panel, permit) -> audits.sync(panel).sentence()),
        Chore.perPanel(
            "resource-audit",
            HOURLY,
            panels,
            (panel, permit) -> audits.measure(panel) + " hosts to be measured"),
        Chore.perPanel(
            "clean-up",
            HOURLY,
            panels,
            (panel, permit) -> audits.cleanUp(panel) + " panel users to be removed"),
        Chore.perPanel(
            "roll-up",
            HOURLY,
            panels,
            (panel, permit) ->
                journal.usage().rollUp(journal.now(), zone(panel), panel)
                    + " hours and days written"),
        Chore.once("purge", HOURLY, () -> purge.run(journal.now()).toString()));
  }

  private ZoneId zone(PanelId panel) {
    return catalogue.panel(panel).map(Panel::zone).orElseThrow();
  }
}
