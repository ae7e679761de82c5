package org.bthost.provisioning.boot;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.bthost.provisioning.billing.intake.OrderDesk;
import org.bthost.provisioning.billing.intake.ProductCheck;
import org.bthost.provisioning.billing.report.LetterPress;
import org.bthost.provisioning.billing.report.LetterSender;
import org.bthost.provisioning.billing.report.LetterWriter;
import org.bthost.provisioning.billing.report.Letters;
import org.bthost.provisioning.billing.report.OutcomeReporter;
import org.bthost.provisioning.billing.report.WebhookListener;
import org.bthost.provisioning.billing.report.WebhookSender;
import org.bthost.provisioning.billing.spi.OutcomeListener;
import org.bthost.provisioning.descriptor.Descriptor;
import org.bthost.provisioning.descriptor.ProductEntry;
import org.bthost.provisioning.descriptor.SettingValues;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.Spread;
import org.bthost.provisioning.gateway.BthostGateway;
import org.bthost.provisioning.jobs.JobClock;
import org.bthost.provisioning.jobs.Threads;
import org.bthost.provisioning.journal.DatabaseTime;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.provision.Adoption;
import org.bthost.provisioning.provision.Backoff;
import org.bthost.provisioning.provision.ByHand;
import org.bthost.provisioning.provision.ExecutorSettings;
import org.bthost.provisioning.provision.HostAccess;
import org.bthost.provisioning.provision.HostComparison;
import org.bthost.provisioning.provision.NameSettling;
import org.bthost.provisioning.provision.OperationExecutor;
import org.bthost.provisioning.provision.PanelOffers;
import org.bthost.provisioning.provision.PanelRooms;
import org.bthost.provisioning.provision.Repairs;
import org.bthost.provisioning.provision.Rota;
import org.bthost.provisioning.provision.SecretCheck;
import org.bthost.provisioning.provision.Submissions;
import org.bthost.provisioning.provision.Turnstile;
import org.bthost.provisioning.provision.WorkerPool;
import org.bthost.provisioning.reconcile.AuditSettings;
import org.bthost.provisioning.reconcile.Audits;
import org.bthost.provisioning.reconcile.Importer;
import org.bthost.provisioning.template.Renderer;
import org.bthost.provisioning.web.api.ApiTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running module: every part, made and joined here and nowhere else. */
final class RunningModule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningModule.class);

  /** Tells this node's leases and turns from those of others. */
  private final String node = UUID.randomUUID().toString();

  private final OpenParts parts;
  private final Names names = new Names();
  private final Clock clock = Clock.systemUTC();
  private final Metrics metrics = new Metrics();
  private final Descriptor descriptor;
  private final SettingValues settings;
  private final ApiTokens tokens;
  private final Catalogue catalogue;
  private final Database database;
  private final Journal journal;
  private final BthostGateway gateway;
  private final PanelOffers offers;
  private final Renderer renderer;
  private final LetterPress press;
  private final PanelRooms rooms;
  private final OutcomeReporter reporter;
  private final Audits audits;
  private final Importer importer;
  private final NameSettling nameSettling;
  private final HostAccess access;
  private final OrderDesk desk;
  private final Rota rota;
  private final JobClock jobs;

  /**
   * Starts the module; where it can't start, what it opened is closed again.
   *
   * @throws org.bthost.provisioning.descriptor.ConfigurationFault where it can't start so
   */
  static RunningModule start(Descriptor descriptor, SettingValues settings) {
    var parts = new OpenParts();
    try {
      return new RunningModule(descriptor, settings, parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private RunningModule(Descriptor descriptor, SettingValues settings, OpenParts parts) {
    this.parts = parts;
    this.descriptor = descriptor;
    this.settings = settings;
    this.tokens = ApiTokens.read(settings);
    Panels panels = Panels.read(settings);
    var secrets = new ModuleSecrets(descriptor, settings, panels);
    Optional<Webhooks> webhooks = Webhooks.read(settings);
    this.catalogue =
        new Catalogue(
            ProductEntry.readAll(settings.path("BTHOST_PRODUCTS_FILE"), panels.entries()),
            panels.panels(),
            Spread.of(settings.text("BTHOST_PLACEMENT")));
    var installation = new InstallationId(settings.text("BTHOST_INSTALLATION_ID"));
    this.database = parts.opened(Database.open(settings));
    database.migrate();
    this.journal =
        Journal.over(database.source(), secrets.box(names.random()), DatabaseTime.ofDatabase());
    journal.belongTo(installation);
    metrics.watch(journal);
    this.gateway =
        parts.opened(
            new BthostGateway(
                panels.accesses(),
                panel -> PanelClient.connect(panel, clock, names::nonce),
                metrics::called,
                new SteadyClock(),
                RunningModule::sleep));
    metrics.watch(gateway);
    this.offers = new PanelOffers(gateway, clock);
    this.rooms = new PanelRooms(journal, catalogue);
    metrics.watch(rooms, catalogue.panels());
    Optional<LetterSender> mail = MailSettings.read(settings).map(it -> it.sender(journal, clock));
    this.renderer =
        new Renderer(descriptor, settings.optional("BTHOST_TEMPLATES_DIR").map(Path::of));
    this.press = new LetterPress(renderer, new Renderer(descriptor, Optional.empty()));
    this.reporter =
        new OutcomeReporter(
            journal.outcomes(),
            journal.notices(),
            new Letters(
                journal.letters(),
                new LetterWriter(journal, catalogue, gateway, press, mail.isPresent())),
            clock);
    webhooks.ifPresent(it -> reporter.add(new WebhookListener(journal.webhooks(), installation)));
    SecretCheck secretCheck = secrets.check();
    this.audits = audits(catalogue, panels, secretCheck);
    this.importer = new Importer(journal, gateway, new Adoption(journal, catalogue, installation));
    this.nameSettling = new NameSettling(journal, secretCheck);
    Submissions submissions =
        new Submissions(journal, intake(secrets), catalogue, clock, names::operation);
    ByHand hands = new ByHand(intake(secrets), names::operation, secretCheck);
    this.access = new HostAccess(journal, gateway, names::ticket);
    this.desk =
        new OrderDesk(
            submissions,
            hands,
            access,
            gateway,
            journal.usage(),
            new ProductCheck(catalogue, offers),
            listeners());
    WorkerPool workers = parts.opened(workers(catalogue, installation));
    this.rota =
        parts.opened(
            new Rota(
                chores(catalogue, submissions, webhooks.map(it -> it.sender(journal, clock)), mail)
                    .all(),
                journal.jobs(),
                node,
                settings.duration("BTHOST_LEASE_LENGTH"),
                clock,
                Threads.named("bthost-jobs")));
    this.jobs = parts.opened(JobClock.start(node, rota, database.source(), clock));
    workers.start(settings.duration("BTHOST_POLL_INTERVAL"));
    LOG.info(
        "BTHost provisioning {} is running: {} panels, {} products",
        descriptor.version(),
        catalogue.panels().size(),
        catalogue.products().size());
    LOG.info("its leases, and its turns at jobs, are held in the name of node {}", node);
  }

  private static void sleep(Duration wait) {
    try {
      Thread.sleep(wait.plusMillis(1).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PanelTrouble(
          PanelTrouble.Kind.UNREACHABLE, "nothing was sent: the module is being stopped", e);
    }
  }

  /** In a transaction of the container, on the container's database, an event is part of it. */
  private Supplier<Journal> intake(ModuleSecrets secrets) {
    Journal joining =
        Journal.joining(database.source(), secrets.box(names.random()), DatabaseTime.ofDatabase());
    return () -> database.isContainers() && ContainerTransaction.isActive() ? joining : journal;
  }

  private OrderDesk.Listeners listeners() {
    return new OrderDesk.Listeners() {
      @Override
      public void add(OutcomeListener listener) {
        reporter.add(listener);
      }

      @Override
      public void remove(OutcomeListener listener) {
        reporter.remove(listener);
      }
    };
  }

  private ModuleChores chores(
      Catalogue catalogue,
      Submissions submissions,
      Optional<WebhookSender> webhooks,
      Optional<LetterSender> mail) {
    return new ModuleChores(
        reporter,
        webhooks,
        mail,
        submissions,
        audits,
        journal,
        journal.purge(
            settings.duration("BTHOST_KEEP_AUDIT"),
            settings.duration("BTHOST_KEEP_OUTCOMES"),
            settings.duration("BTHOST_KEEP_OWN_OPERATIONS")),
        catalogue.panels(),
        settings.duration("BTHOST_SWEEP_INTERVAL"));
  }

  private Audits audits(Catalogue catalogue, Panels panels, SecretCheck secretCheck) {
    ThreadFactory askers = Threads.waiting("bthost-asker");
    return new Audits(
        journal,
        gateway,
        catalogue,
        new HostComparison(catalogue, clock),
        new Repairs(journal, names::operation),
        new AuditSettings(
            settings.duration("BTHOST_SYNC_AGE"),
            settings.integer("BTHOST_SYNC_CALLS"),
            settings.duration("BTHOST_MEASURE_AGE"),
            settings.duration("BTHOST_RELEASE_HOLDS"),
            settings.duration("BTHOST_USER_KEPT")),
        secretCheck,
        panel -> Executors.newFixedThreadPool(panels.callsInFlight(panel), askers));
  }

  private WorkerPool workers(Catalogue catalogue, InstallationId installation) {
    Duration lease = settings.duration("BTHOST_LEASE_LENGTH");
    var executor =
        new OperationExecutor(
            journal,
            gateway,
            catalogue,
            new ExecutorSettings(
                installation,
                settings.duration("BTHOST_SETTLE_TIME"),
                settings.integer("BTHOST_MAX_ATTEMPTS"),
                lease,
                Backoff.standard(names.random()),
                names::password),
            clock);
    var turnstile =
        new Turnstile(journal, gateway, catalogue, node, settings.integer("BTHOST_WORKERS"), lease);
    return new WorkerPool(
        turnstile,
        journal.queue(),
        executor,
        lease,
        Threads.waiting("bthost-worker"),
        Threads.named("bthost-clock"));
  }

  Descriptor descriptor() {
    return descriptor;
  }

  SettingValues settings() {
    return settings;
  }

  ApiTokens tokens() {
    return tokens;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  Journal journal() {
    return journal;
  }

  BthostGateway gateway() {
    return gateway;
  }

  Renderer renderer() {
    return renderer;
  }

  LetterPress press() {
    return press;
  }

  OutcomeReporter reporter() {
    return reporter;
  }

  HostAccess access() {
    return access;
  }

  OrderDesk desk() {
    return desk;
  }

  Importer importer() {
    return importer;
  }

  NameSettling nameSettling() {
    return nameSettling;
  }

  Audits audits() {
    return audits;
  }

  PanelOffers offers() {
    return offers;
  }

  PanelRooms rooms() {
    return rooms;
  }

  Rota rota() {
    return rota;
  }

  Clock clock() {
    return clock;
  }

  JobClock jobs() {
    return jobs;
  }

  Metrics metrics() {
    return metrics;
  }

  /** Stops what it started, the last first. Work that was begun is finished or taken up later. */
  @Override
  public void close() {
    parts.close();
    LOG.info("BTHost provisioning has stopped");
  }
}
