package org.bthost.provisioning.reconcile;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.PackageTerms;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelBrake.Reach;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelSession;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.journal.DriftBook.Finder;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.provision.HostComparison;

/**
 * Compares every host that a panel lists with what is wanted, by two reading calls for the whole
 * panel. It believes the rows; whether the web server follows them is for {@link Sync} to see.
 */
final class Sweep {
  private final Journal journal;
  private final PanelGateway gateway;
  private final Catalogue catalogue;
  private final HostComparison comparison;
  private final RepairRound repairs;

  Sweep(
      Journal journal,
      PanelGateway gateway,
      Catalogue catalogue,
      HostComparison comparison,
      RepairRound repairs) {
    this.journal = journal;
    this.gateway = gateway;
    this.catalogue = catalogue;
    this.comparison = comparison;
    this.repairs = repairs;
  }

  /**
   * Sweeps a panel, lists what differs, and files the operations that cure it.
   *
   * @throws PanelTrouble where the panel does not give its whole list; then nothing is taken for
   *     missing
   */
  AuditReport sweep(Panel panel) {
    return sweep(panel, true);
  }

  /** The same, without filing anything and without any brake. */
  AuditReport look(Panel panel) {
    return sweep(panel, false);
  }

  private AuditReport sweep(Panel panel, boolean repair) {
    Instant since = journal.now();
    PanelSession session = gateway.reading(panel.id());
    var rows = new SweepRows(journal, panel, comparison, terms(panel.id(), session), since);
    session.eachHost(rows::take);
    long services = journal.fleet().size(panel.id());
    rows.finish(services);
    journal.drift().forget(Finder.SWEEP, panel.id(), since);
    long filed = repair ? repair(panel, rows, services) : 0;
    return new AuditReport(
        panel.id(), rows.tally().hosts(), rows.tally().kinds(), filed, repairs.brake(panel));
  }

  private long repair(Panel panel, SweepRows rows, long services) {
    rows.otherPanel()
        .ifPresentOrElse(
            why -> repairs.pull(panel, Reach.EVERYTHING, why),
            () -> repairs.brakeIfAlike(panel, rows.tally(), services));
    return repairs.file(panel, Finder.SWEEP);
  }

  /** Asked for before the list, as no call may be made while that comes in. */
  private Map<HostPackage, Optional<PackageTerms>> terms(PanelId panel, PanelSession session) {
    var terms = new HashMap<HostPackage, Optional<PackageTerms>>();
    catalogue.products().stream()
        .flatMap(product -> product.packOn(panel).stream())
        .forEach(pack -> terms.put(pack, session.terms(pack)));
    return terms;
  }
}
