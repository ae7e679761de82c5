package org.bthost.provisioning.reconcile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.DriftPolicy;
import org.bthost.provisioning.domain.Finding;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelBrake;
import org.bthost.provisioning.domain.PanelBrake.Reach;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.DriftBook.Finder;
import org.bthost.provisioning.journal.Fleet;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.provision.Repairs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of an audit's findings: operations, so many at a time, unless so much differs in the
 * same way that the panel or we ourselves must be wrong.
 */
final class RepairRound {
  private static final Logger LOG = LoggerFactory.getLogger(RepairRound.class);
  private static final int FEWEST_ALIKE = 5;
  private static final int MOST_ALIKE_PERCENT = 10;
  private static final int MOST_LOOKED_AT = 5_000;

  private final Journal journal;
  private final Repairs repairs;

  RepairRound(Journal journal, Repairs repairs) {
    this.journal = journal;
    this.repairs = repairs;
  }

  /** Puts the brake on where too many services of a panel differ in the same way. */
  void brakeIfAlike(Panel panel, Tally tally, long services) {
    tally.alarming().entrySet().stream()
        .filter(it -> it.getValue() >= FEWEST_ALIKE)
        .filter(it -> it.getValue() * 100 > services * MOST_ALIKE_PERCENT)
        .max(Map.Entry.comparingByValue())
        .ifPresent(
            most ->
                pull(
                    panel,
                    Reach.REPAIRS,
                    most.getValue()
                        + " of "
                        + services
                        + " services are "
                        + most.getKey()
                        + ", more than "
                        + MOST_ALIKE_PERCENT
                        + " in a hundred; nothing is repaired until someone has looked at it and"
                        + " releases the panel"));
  }

  void pull(Panel panel, Reach reach, String why) {
    if (journal.brakes().on(panel.id()).filter(it -> it.reach() == reach).isEmpty()
        && journal.brakes().pull(panel.id(), reach, why)) {
      LOG.warn("panel {}: the brake is on: {}", panel.id(), why);
    }
  }

  Optional<PanelBrake> brake(Panel panel) {
    return journal.brakes().on(panel.id());
  }

  /**
   * Files as many repairs as the panel's share has room for, what was found first before others.
   * What finds no room, or a brake, is filed by a later round.
   */
  long file(Panel panel, Finder finder) {
    if (brake(panel).isPresent()) {
      return 0;
    }
    List<Finding> curable = journal.drift().curable(finder, panel.id(), MOST_LOOKED_AT);
    if (curable.isEmpty()) {
      return 0;
    }
    Fleet fleet = journal.fleet();
    long room =
        panel.rules().repairsAtOnce(fleet.size(panel.id()))
            - fleet.underWay(panel.id(), Verb.RECONCILE);
    long filed = 0;
    for (Finding finding : curable) {
      if (filed >= room) {
        break;
      }
      filed += file(panel, finding) ? 1 : 0;
    }
    return filed;
  }

  private boolean file(Panel panel, Finding finding) {
    DriftKind kind = finding.kind();
    return panel.rules().policy(kind) == DriftPolicy.REPAIR
        && finding
            .service()
            .flatMap(service -> repairs.file(service, Verb.RECONCILE, kind + ": " + finding.what()))
            .isPresent();
  }
}
