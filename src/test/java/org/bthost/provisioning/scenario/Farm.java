package org.bthost.provisioning.scenario;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.bthost.provisioning.domain.AuditRules;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.HostPackage.PanelPlan;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Packs;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelGroup;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Room;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.gateway.BthostGateway;
import org.bthost.provisioning.gateway.PanelAccess;
import org.bthost.provisioning.journal.DatabaseTime;
import org.bthost.provisioning.journal.Due;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelSettings;
import org.bthost.provisioning.provision.Backoff;
import org.bthost.provisioning.provision.ExecutorSettings;
import org.bthost.provisioning.provision.OperationExecutor;
import org.bthost.provisioning.provision.Submissions;
import org.bthost.provisioning.provision.Turnstile;
import org.bthost.provisioning.provision.WorkerPool;
import org.jdbi.v3.core.Jdbi;

/** Panels and nodes over one database, in virtual time and without a network. */
final class Farm implements AutoCloseable {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final int SHARE = 4;

  final TestClock clock = new TestClock();
  final Journal journal;
  private final DataSource database;
  private final Map<PanelId, Line> lines = new HashMap<>();
  private final List<BthostGateway> gateways = new ArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private Catalogue catalogue = new Catalogue(List.of(), List.of());
  private Node node;

  /**
   * @param database one with the journal's schema
   */
  Farm(DataSource database, Catalogue catalogue) {
    this.database = database;
    this.journal = newJournal();
    this.node = restart(catalogue);
  }

  /** One process of the module. */
  record Node(BthostGateway gateway, Turnstile turnstile, OperationExecutor executor) {
    /** Works once on what is due. */
    private List<Due> round() {
      List<Due> admitted = turnstile.admit();
      admitted.forEach(due -> executor.attempt(due.lease()));
      admitted.forEach(turnstile::leave);
      return admitted;
    }
  }

  static Panel panel(String id, Room room) {
    return new Panel(new PanelId(id), ZONE, room, AuditRules.standard());
  }

  static Room room(String group, int weight, int capacity) {
    return new Room(new PanelGroup(group), weight, capacity, OptionalLong.empty(), false);
  }

  static Room megabytes(int capacity, long reservedMb) {
    return new Room(PanelGroup.DEFAULT, 1, capacity, OptionalLong.of(reservedMb), false);
  }

  static Product product(String id, String group, long reserves) {
    return product(id, Packs.same(new PanelPlan(1)), group, reserves);
  }

  static Product product(String id, Packs packs, String group, long reserves) {
    return new Product(
        new ProductId(id),
        packs,
        new PanelGroup(group),
        reserves,
        OptionalLong.empty(),
        3,
        14,
        false);
  }

  /** Goes on with other files; the panels that stay are as they were. */
  Node restart(Catalogue files) {
    catalogue = files;
    files.panels().forEach(it -> lines.computeIfAbsent(it.id(), id -> new Line(clock)));
    node = newNode();
    return node;
  }

  private Journal newJournal() {
    var secrets = new SecretBox(new byte[32], new SecureRandom());
    DatabaseTime time = handle -> clock.instant();
    return Journal.over(database, secrets, time);
  }

  Node newNode() {
    Journal own = newJournal();
    var random = new Random(numbers.incrementAndGet());
    var gateway =
        new BthostGateway(
            catalogue.panels().stream().map(it -> access(it.id())).toList(),
            settings ->
                PanelClient.over(
                    lines.get(panelAt(settings.url())),
                    settings,
                    clock,
                    () -> "n" + numbers.incrementAndGet()),
            (panel, call) -> {},
            clock,
            clock::advance);
    gateways.add(gateway);
    return new Node(
        gateway,
        new Turnstile(own, gateway, catalogue, "node-" + gateways.size(), SHARE, LEASE),
        new OperationExecutor(
            own,
            gateway,
            catalogue,
            new ExecutorSettings(
                new InstallationId("farm"),
                Duration.ofMinutes(20),
                5,
                LEASE,
                Backoff.standard(random),
                () -> "password" + numbers.incrementAndGet()),
            clock));
  }

  private static PanelAccess access(PanelId id) {
    URI address = URI.create("http://127.0.0.1:1/" + id + "/api/vhost");
    return new PanelAccess(id, PanelSettings.of(address, "sandbox-token"), SHARE, 0, 1);
  }

  private static PanelId panelAt(URI address) {
    return new PanelId(address.getPath().split("/", 3)[1]);
  }

  /** The workers of a node, with threads of their own. */
  WorkerPool pool(Node of) {
    return new WorkerPool(
        of.turnstile(), newJournal().queue(), of.executor(), LEASE, Thread::new, Thread::new);
  }

  Line line(String panel) {
    return lines.get(new PanelId(panel));
  }

  /** Has the node find out that a panel is down. */
  void cut(String panel) {
    line(panel).now(Line.Way.CUT);
    test(panel);
  }

  void test(String panel) {
    node.gateway().test(new PanelId(panel));
  }

  Catalogue files() {
    return catalogue;
  }

  static List<ServiceId> ids(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj("s-%03d"::formatted)
        .map(ServiceId::new)
        .toList();
  }

  /** Orders a service, a moment after all that was before. */
  Receipt order(ServiceId service, String product) {
    clock.advance(Duration.ofMillis(1));
    return submit(
        Intent.create(
            key(),
            service,
            new Customer("c-1", Optional.empty(), Optional.empty()),
            new ProductId(product),
            LocalDate.now(clock.withZone(ZONE)).plusDays(31)));
  }

  /** Orders them one after the other. */
  List<Receipt> order(List<ServiceId> services, String product) {
    return services.stream().map(service -> order(service, product)).toList();
  }

  Receipt send(ServiceId service, Verb verb) {
    return submit(Intent.plain(key(), verb, service, Optional.empty()));
  }

  Receipt change(ServiceId service, String product) {
    return submit(Intent.changePackage(key(), service, new ProductId(product)));
  }

  /** Orders limits of its own for a service. */
  Receipt change(ServiceId service, String product, Map<Detail, String> options) {
    return submit(
        new Intent(
            key(),
            Verb.CHANGE_PACKAGE,
            service,
            OptionalLong.empty(),
            Optional.empty(),
            Optional.of(new ProductId(product)),
            Optional.empty(),
            Optional.empty(),
            options));
  }

  private EventKey key() {
    return new EventKey("/billing", "e-" + numbers.incrementAndGet());
  }

  private Receipt submit(Intent intent) {
    return new Submissions(
            journal,
            () -> journal,
            catalogue,
            clock,
            () -> new OperationId(UUID.randomUUID().toString()))
        .submit(intent);
  }

  /** Works until nothing is due. */
  void work() {
    while (!node.round().isEmpty()) {}
  }

  /** Works for so many minutes. */
  void work(int minutes) {
    for (int i = 0; i < 4 * minutes; i++) {
      work();
      clock.advance(Duration.ofSeconds(15));
    }
    work();
  }

  Operation operation(Receipt receipt) {
    return journal.operation(receipt.operation()).orElseThrow();
  }

  String error(Receipt receipt) {
    return operation(receipt).lastError().orElse("");
  }

  /** The panel that a service lives on; empty text while it has none. */
  String panelOf(ServiceId service) {
    return journal
        .service(service)
        .flatMap(it -> it.placement())
        .map(Placement::panel)
        .map(PanelId::value)
        .orElse("");
  }

  List<String> panelsOf(List<ServiceId> services) {
    return services.stream().map(this::panelOf).toList();
  }

  /** How many services take room on a panel. */
  long taken(String panel) {
    var id = new PanelId(panel);
    return journal.roomTaken(List.of(id)).getOrDefault(id, Map.of()).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** How many hosts a panel has. */
  long hosts(String panel) {
    return line(panel).panel.state().liveHosts().size();
  }

  /** How often an endpoint was called, over all panels. */
  long calls(String endpoint) {
    return lines.values().stream()
        .flatMap(line -> line.calls().stream())
        .filter(call -> call.endpoint().equals(endpoint))
        .count();
  }

  /** How long it is until a service is due. */
  Duration untilDue(ServiceId service) {
    return Jdbi.create(database)
        .withHandle(
            handle ->
                handle
                    .createQuery("select due_at from bthost_service where id = :id")
                    .bind("id", service.value())
                    .mapTo(Long.class)
                    .map(due -> Duration.between(clock.instant(), Instant.ofEpochMilli(due)))
                    .one());
  }

  @Override
  public void close() {
    gateways.forEach(BthostGateway::close);
  }
}
