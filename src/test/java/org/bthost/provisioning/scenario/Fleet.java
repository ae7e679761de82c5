package org.bthost.provisioning.scenario;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.bthost.provisioning.domain.Availability;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelCondition;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.gateway.BthostGateway;
import org.bthost.provisioning.gateway.PanelAccess;
import org.bthost.provisioning.journal.Due;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.Schema;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelSettings;
import org.bthost.provisioning.panel.wire.Wire;
import org.bthost.provisioning.provision.Backoff;
import org.bthost.provisioning.provision.ExecutorSettings;
import org.bthost.provisioning.provision.OperationExecutor;
import org.bthost.provisioning.provision.Submissions;
import org.bthost.provisioning.provision.Turnstile;
import org.bthost.provisioning.provision.WorkerPool;
import org.h2.jdbcx.JdbcDataSource;

/** One node of the module and two panels, in virtual time and without a network. */
final class Fleet implements AutoCloseable {
  static final PanelId ONE = new PanelId("one");
  static final PanelId TWO = new PanelId("two");
  private static final InstallationId INSTALLATION = new InstallationId("fleet");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final int SHARE = 3;

  final TestClock clock = new TestClock();
  final Line one = new Line(clock);
  final Line two = new Line(clock);
  final Journal journal;
  final BthostGateway gateway;
  private final Random random = new Random(7);
  private final Catalogue catalogue;
  private final Submissions submissions;
  private final Turnstile turnstile;
  private final OperationExecutor executor;

  Fleet() {
    this(0, List.of());
  }

  /**
   * @param callsPerSecond that each panel may be sent
   * @param strays services that live on a panel which no file knows
   */
  Fleet(int callsPerSecond, List<ServiceId> strays) {
    var database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Schema.migrate(database);
    journal =
        Journal.over(
            database, new SecretBox(new byte[32], new SecureRandom()), h -> clock.instant());
    catalogue = new Catalogue(List.of(product()), List.of(new Panel(ONE, ZONE, 200), panel(TWO)));
    submissions =
        new Submissions(
            journal,
            () -> journal,
            catalogue,
            clock,
            () -> new OperationId(UUID.randomUUID().toString()));
    strays.forEach(stray -> place(stray, new PanelId("gone")));
    Deque<Wire> lines = new ArrayDeque<>(List.of(one, two));
    gateway =
        new BthostGateway(
            Stream.of(ONE, TWO).map(id -> access(id, callsPerSecond)).toList(),
            settings ->
                PanelClient.over(
                    lines.remove(), settings, clock, () -> "n" + random.nextInt(1_000_000)),
            (panel, call) -> {},
            clock,
            clock::advance);
    turnstile = new Turnstile(journal, gateway, catalogue, "node", SHARE, LEASE);
    executor = executor();
  }

  private static Panel panel(PanelId id) {
    return new Panel(id, ZONE, 100);
  }

  private static Product product() {
    return new Product(
        new ProductId("basic"), new HostPackage.PanelPlan(1), OptionalLong.empty(), 3, 14, false);
  }

  private static PanelAccess access(PanelId id, int callsPerSecond) {
    PanelSettings settings =
        PanelSettings.of(URI.create("http://127.0.0.1:1/api/vhost"), "sandbox-token");
    return new PanelAccess(id, settings, SHARE, callsPerSecond, 1);
  }

  private OperationExecutor executor() {
    return new OperationExecutor(
        journal,
        gateway,
        catalogue,
        new ExecutorSettings(
            INSTALLATION,
            Duration.ofMinutes(20),
            5,
            LEASE,
            Backoff.standard(random),
            () -> "pw" + random.nextInt(1_000_000_000)),
        clock);
  }

  /** The workers of this node, with threads of their own. */
  WorkerPool pool() {
    return new WorkerPool(turnstile, journal.queue(), executor, LEASE, Thread::new, Thread::new);
  }

  static List<ServiceId> ids(String kind, int count) {
    return Stream.iterate(1, n -> n + 1)
        .limit(count)
        .map(n -> new ServiceId(kind + "-" + n))
        .toList();
  }

  Receipt order(ServiceId service) {
    return submissions.submit(
        Intent.create(
            new EventKey("/billing", "create " + service),
            service,
            new Customer("c-1", Optional.empty(), Optional.empty()),
            new ProductId("basic"),
            LocalDate.now(clock.withZone(ZONE)).plusDays(31)));
  }

  /** Orders a service that is on its panel already. */
  Receipt order(ServiceId service, PanelId panel) {
    Receipt receipt = order(service);
    place(service, panel);
    return receipt;
  }

  private void place(ServiceId service, PanelId panel) {
    HostName user = HostName.ofUser(INSTALLATION, service);
    journal.write(
        ledger -> {
          ledger.keepMemory(
              ledger.hold(service).placed(new Placement(panel, user, Optional.empty())));
          return service;
        });
  }

  Receipt suspend(ServiceId service) {
    return submissions.submit(
        Intent.plain(
            new EventKey("/billing", "suspend " + service + " " + clock.instant()),
            Verb.SUSPEND,
            service,
            Optional.empty()));
  }

  /** One round of the node: lets in, works, tries panels that no service tries. */
  void round() {
    List<Due> admitted = turnstile.admit();
    turnstile.untried().forEach(turnstile::probe);
    admitted.forEach(due -> executor.attempt(due.lease()));
    admitted.forEach(turnstile::leave);
  }

  void rounds(int count, Duration step) {
    for (int i = 0; i < count; i++) {
      round();
      clock.advance(step);
    }
  }

  Operation operation(Receipt receipt) {
    return journal.operation(receipt.operation()).orElseThrow();
  }

  List<Operation.Status> statuses(List<Receipt> receipts) {
    var statuses = new ArrayList<Operation.Status>();
    receipts.forEach(receipt -> statuses.add(operation(receipt).status()));
    return statuses;
  }

  PanelId panelOf(ServiceId service) {
    return journal.service(service).orElseThrow().placement().orElseThrow().panel();
  }

  PanelCondition condition(PanelId panel) {
    return gateway.conditions().stream()
        .filter(condition -> condition.panel().equals(panel))
        .findFirst()
        .orElseThrow();
  }

  Availability availability(PanelId panel) {
    return gateway.availability(panel);
  }

  @Override
  public void close() {
    gateway.close();
  }
}
