package org.bthost.provisioning.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.bthost.provisioning.domain.DriftPolicy;
import org.bthost.provisioning.domain.Finding;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.journal.DriftBook.Finder;
import org.bthost.provisioning.journal.Fleet.Member;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.reconcile.PulseTaker.Asked;

/**
 * Asks host by host whether the web server does what is wanted, the longest not asked about first:
 * the only question whose answer tells the truth (panel behaviour, section 2).
 */
final class Sync {
  private static final int PAGE = 400;

  private final Journal journal;
  private final PanelGateway gateway;
  private final RepairRound repairs;
  private final AuditSettings settings;
  private final Function<PanelId, ExecutorService> askers;

  /**
   * @param askers makes as many threads as a panel is sent calls at a time
   */
  Sync(
      Journal journal,
      PanelGateway gateway,
      RepairRound repairs,
      AuditSettings settings,
      Function<PanelId, ExecutorService> askers) {
    this.journal = journal;
    this.gateway = gateway;
    this.repairs = repairs;
    this.settings = settings;
    this.askers = askers;
  }

  /**
   * Asks about the hosts of a panel that are due, within the budget of one run.
   *
   * @throws org.bthost.provisioning.domain.PanelTrouble where the panel or BT below it does not
   *     answer; who was not asked about stays due
   */
  AuditReport sync(Panel panel) {
    Instant since = journal.now();
    var tally = new Tally();
    ExecutorService crew = askers.apply(panel.id());
    try {
      ask(panel, since, new PulseTaker(gateway, panel.id(), crew), tally);
    } finally {
      crew.shutdownNow();
    }
    if (!tally.kinds().isEmpty()) {
      repairs.brakeIfAlike(panel, tally, journal.fleet().size(panel.id()));
    }
    long filed = repairs.file(panel, Finder.SYNC);
    return new AuditReport(panel.id(), tally.hosts(), tally.kinds(), filed, repairs.brake(panel));
  }

  /** While the answers to one page are written down, the next one is being asked about. */
  private void ask(Panel panel, Instant since, PulseTaker pulses, Tally tally) {
    int left = settings.mostAsked();
    List<Asked> page = pulses.ask(due(panel, since, 0, left));
    while (!page.isEmpty()) {
      left -= page.size();
      List<Asked> next = pulses.ask(due(panel, since, page.size(), left));
      hear(panel, page, since, pulses, tally);
      page = next;
    }
  }

  private List<Member> due(Panel panel, Instant since, int underWay, int left) {
    return left <= 0
        ? List.of()
        : journal
            .fleet()
            .unchecked(
                panel.id(), since.minus(settings.askInterval()), underWay, Math.min(left, PAGE));
  }

  private void hear(Panel panel, List<Asked> page, Instant since, PulseTaker pulses, Tally tally) {
    var asked = new ArrayList<ServiceId>();
    var right = new ArrayList<ServiceId>();
    var findings = new ArrayList<Finding>();
    try {
      pulses.hear(
          page,
          (member, pulse) -> {
            ServiceId service = member.service().id();
            asked.add(service);
            Optional<Finding> finding = PulseCheck.of(panel.id(), member, pulse);
            finding.ifPresentOrElse(findings::add, () -> right.add(service));
          });
    } finally {
      findings.removeIf(it -> panel.rules().policy(it.kind()) == DriftPolicy.IGNORE);
      tally.compared(asked.size());
      tally.found(findings);
      tally.alarm(findings);
      journal.drift().found(Finder.SYNC, findings, since);
      journal.drift().forget(Finder.SYNC, panel.id(), right);
      journal.fleet().checked(asked, since);
      journal.fleet().lookAgainAtHeld(right, since);
    }
  }
}
