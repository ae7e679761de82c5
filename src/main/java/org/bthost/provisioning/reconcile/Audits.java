package org.bthost.provisioning.reconcile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.Finding;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Settlement;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.Fleet.Member;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.provision.HostComparison;
import org.bthost.provisioning.provision.Repairs;
import org.bthost.provisioning.provision.SecretCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that audits do, for the jobs that wake them and for people who ask. */
public final class Audits {
  private static final Logger LOG = LoggerFactory.getLogger(Audits.class);
  private static final int USERS_AT_ONCE = 100;

  private final Journal journal;
  private final Catalogue catalogue;
  private final Repairs repairs;
  private final AuditSettings settings;
  private final SecretCheck secrets;
  private final Sweep sweep;
  private final Sync sync;
  private final ResourceAudit resources;
  private final ServicePlan plan;

  /**
   * @param askers makes as many threads as a panel is sent calls at a time
   */
  public Audits(
      Journal journal,
      PanelGateway gateway,
      Catalogue catalogue,
      HostComparison comparison,
      Repairs repairs,
      AuditSettings settings,
      SecretCheck secrets,
      Function<PanelId, ExecutorService> askers) {
    this.journal = journal;
    this.catalogue = catalogue;
    this.repairs = repairs;
    this.settings = settings;
    this.secrets = secrets;
    var round = new RepairRound(journal, repairs);
    this.sweep = new Sweep(journal, gateway, catalogue, comparison, round);
    this.sync = new Sync(journal, gateway, round, settings, askers);
    this.resources = new ResourceAudit(journal, gateway, repairs, settings.measureInterval());
    this.plan = new ServicePlan(journal, gateway, comparison);
  }

  /** The panels of the panels file. */
  public List<PanelId> panels() {
    return catalogue.panels().stream().map(Panel::id).toList();
  }

  /** Compares a whole panel by its rows, and files what cures it; see {@link Sweep}. */
  public AuditReport sweep(PanelId panel) {
    return sweep.sweep(known(panel));
  }

  /** The same, filing nothing. */
  public AuditReport look(PanelId panel) {
    return sweep.look(known(panel));
  }

  /** Asks about the web servers that are due, and files what cures them; see {@link Sync}. */
  public AuditReport sync(PanelId panel) {
    return sync.sync(known(panel));
  }

  /** Has the hosts measured that were not for long; see {@link ResourceAudit}. */
  public long measure(PanelId panel) {
    return resources.audit(known(panel));
  }

  /** Files the removal of panel users whose services ended long enough ago; returns how many. */
  public long cleanUp(PanelId panel) {
    Instant since = journal.now().minus(settings.userKept());
    return journal.fleet().leftUsers(panel, since, USERS_AT_ONCE).stream()
        .map(Member::service)
        .filter(
            it -> repairs.file(it.id(), Verb.CLEAN_UP, "its service ended long ago").isPresent())
        .count();
  }

  /** What would be done about one service; empty where there is none of this id. */
  public Optional<List<Finding>> differences(ServiceId service) {
    return plan.differences(service);
  }

  /** Files an operation that makes one service's host right; empty where one is open already. */
  public Optional<OperationId> reconcile(ServiceId service, String why) {
    return repairs.file(service, Verb.RECONCILE, why);
  }

  /**
   * Takes a panel's brake off for a while; false where none is on.
   *
   * @throws org.bthost.provisioning.domain.InvalidIntent where a text of the ruling holds a secret
   */
  public boolean release(PanelId panel, Ruling ruling) {
    secrets.refuse(ruling);
    Instant until = journal.now().plus(settings.releaseHolds());
    boolean released = journal.brakes().release(panel, until, ruling.by(), ruling.reason());
    if (released) {
      LOG.info("panel {}: {} has released its brake: {}", panel, ruling.by(), ruling.reason());
    }
    return released;
  }

  /**
   * Remembers what a person said about what audits found; false where nothing of it is listed.
   *
   * @throws org.bthost.provisioning.domain.InvalidIntent where a text of the ruling holds a secret
   */
  public boolean settle(PanelId panel, DriftKind kind, String subject, Ruling ruling) {
    secrets.refuse(ruling);
    var settlement = new Settlement(ruling.by(), ruling.reason(), journal.now());
    return journal.drift().settle(panel, kind, subject, settlement);
  }

  private Panel known(PanelId panel) {
    return catalogue
        .panel(panel)
        .orElseThrow(
            () -> new IllegalArgumentException("panel '" + panel + "' is not in the panels file"));
  }
}
