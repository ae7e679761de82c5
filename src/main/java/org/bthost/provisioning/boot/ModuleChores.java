package org.bthost.provisioning.boot;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.billing.report.LetterSender;
import org.bthost.provisioning.billing.report.OutcomeReporter;
import org.bthost.provisioning.billing.report.WebhookSender;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.Purge;
import org.bthost.provisioning.provision.Chore;
import org.bthost.provisioning.provision.Submissions;
import org.bthost.provisioning.reconcile.Audits;

/**
 * What the module does again and again by itself; descriptor/module.json names the same.
 *
 * @param sweepEvery how often each panel's list is compared with what is wanted
 */
record ModuleChores(
    OutcomeReporter reporter,
    Optional<WebhookSender> webhooks,
    Optional<LetterSender> mail,
    Submissions submissions,
    Audits audits,
    Journal journal,
    Purge purge,
    List<Panel> panels,
    Duration sweepEvery) {
  private static final Duration NEWS = Duration.ofSeconds(1);
  private static final Duration SYNC = Duration.ofMinutes(1);
  private static final Duration EARLY_EVENTS = Duration.ofMinutes(10);
  private static final Duration HOURLY = Duration.ofHours(1);

  List<Chore> all() {
    List<PanelId> panelIds = panels.stream().map(Panel::id).toList();
    return List.of(
        // Each node has listeners of its own.
        Chore.onEachNode("outcomes", NEWS, () -> reporter.deliver() + " outcomes told"),
        Chore.onEachNode("webhooks", NEWS, this::webhooksSent),
        Chore.onEachNode("letters", NEWS, this::lettersSent),
        Chore.once("early-events", EARLY_EVENTS, () -> submissions.holdUnmatched() + " held"),
        Chore.perPanel(
            "sweep", sweepEvery, panelIds, (panel, permit) -> audits.sweep(panel).sentence()),
        Chore.perPanel("sync", SYNC, panelIds, (panel, permit) -> audits.sync(panel).sentence()),
        Chore.perPanel(
            "resource-audit",
            HOURLY,
            panelIds,
            (panel, permit) -> audits.measure(panel) + " hosts to be measured"),
        Chore.perPanel(
            "clean-up",
            HOURLY,
            panelIds,
            (panel, permit) -> audits.cleanUp(panel) + " panel users to be removed"),
        Chore.perPanel(
            "roll-up",
            HOURLY,
            panelIds,
            (panel, permit) ->
                journal.usage().rollUp(journal.now(), zone(panel), panel)
                    + " hours and days written"),
        Chore.once("purge", HOURLY, () -> dropped(purge.run(journal.now()))));
  }

  private String webhooksSent() {
    return webhooks.map(it -> it.deliver() + " taken").orElse("no address is set");
  }

  private String lettersSent() {
    return mail.map(it -> it.deliver() + " taken").orElse("no mail server is set");
  }

  private static String dropped(Purge.Dropped rows) {
    return ("%d rows of the audit trail, %d outcomes, %d notices, %d webhook messages, %d letters and"
            + " %d own operations dropped")
        .formatted(
            rows.audit(),
            rows.outcomes(),
            rows.notices(),
            rows.webhooks(),
            rows.letters(),
            rows.operations());
  }

  private ZoneId zone(PanelId id) {
    return panels.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow().zone();
  }
}
