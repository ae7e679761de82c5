package org.bthost.provisioning.reconcile;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bthost.provisioning.domain.AuditRules;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.DriftEntry;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Room;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.gateway.BthostGateway;
import org.bthost.provisioning.gateway.Offline;
import org.bthost.provisioning.gateway.PanelAccess;
import org.bthost.provisioning.journal.DriftSearch;
import org.bthost.provisioning.journal.Due;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.Schema;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelSettings;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.Reply;
import org.bthost.provisioning.panel.wire.Wire;
import org.bthost.provisioning.provision.Adoption;
import org.bthost.provisioning.provision.Backoff;
import org.bthost.provisioning.provision.ExecutorSettings;
import org.bthost.provisioning.provision.HostComparison;
import org.bthost.provisioning.provision.OperationExecutor;
import org.bthost.provisioning.provision.Repairs;
import org.bthost.provisioning.provision.SecretCheck;
import org.bthost.provisioning.provision.Submissions;
import org.bthost.provisioning.provision.Turnstile;
import org.bthost.provisioning.scenario.TestClock;
import org.bthost.sandbox.Host;
import org.bthost.sandbox.RequestLog;
import org.bthost.sandbox.SandboxOptions;
import org.bthost.sandbox.SandboxPanel;
import org.bthost.sandbox.Site;
import org.h2.jdbcx.JdbcConnectionPool;

/** One installation's audits and executor over a panel, stepped in virtual time. */
public final class AuditRig implements AutoCloseable {
  public static final PanelId PANEL = new PanelId("p1");
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final AuditSettings SETTINGS =
      new AuditSettings(
          Duration.ofHours(6),
          10_000,
          Duration.ofHours(6),
          Duration.ofHours(1),
          Duration.ofDays(8));

  private final JdbcConnectionPool database;
  final TestClock clock;
  public final SandboxPanel panel;
  public final Journal journal;
  final Submissions submissions;
  public final Audits audits;
  public final Importer importer;
  public final BthostGateway gateway;
  private final Turnstile turnstile;
  private final OperationExecutor executor;
  private final Map<Endpoint, Function<Map<String, String>, Reply>> next =
      new EnumMap<>(Endpoint.class);
  private int events;
  private int nonces;

  public AuditRig() {
    this(AuditRules.standard());
  }

  AuditRig(AuditRules rules) {
    this(rules, new TestClock());
  }

  private AuditRig(AuditRules rules, TestClock clock) {
    this("rig", rules, clock, SandboxPanel.offline(SandboxOptions.defaults().withClock(clock)), 7);
  }

  /** Another installation on the same panel. */
  AuditRig(String installation, AuditRig other) {
    this(installation, AuditRules.standard(), other.clock, other.panel, 8);
  }

  AuditRig(String installation, AuditRules rules, TestClock clock, SandboxPanel panel, long seed) {
    this.clock = clock;
    this.panel = panel;
    var random = new Random(seed);
    database =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";QUERY_CACHE_SIZE=256", "", "");
    Schema.migrate(database);
    journal =
        Journal.over(
            database, new SecretBox(new byte[32], new SecureRandom()), h -> clock.instant());
    var catalogue =
        new Catalogue(products(), List.of(new Panel(PANEL, ZONE, Room.of(10_000), rules)));
    submissions = new Submissions(journal, () -> journal, catalogue, clock, AuditRig::operation);
    PanelSettings settings =
        PanelSettings.of(URI.create("http://127.0.0.1:1/api/vhost"), "sandbox-token");
    gateway =
        new BthostGateway(
            List.of(new PanelAccess(PANEL, settings, 4, 0, 1)),
            one -> PanelClient.over(new Meddled(), one, clock, () -> "n" + ++nonces),
            (id, call) -> {},
            clock,
            clock::advance);
    turnstile = new Turnstile(journal, gateway, catalogue, installation, 50, LEASE);
    executor =
        new OperationExecutor(
            journal,
            gateway,
            catalogue,
            new ExecutorSettings(
                new InstallationId(installation),
                Duration.ofMinutes(20),
                5,
                LEASE,
                Backoff.standard(random),
                () -> "pw" + random.nextInt(1_000_000_000)),
            clock);
    audits =
        new Audits(
            journal,
            gateway,
            catalogue,
            new HostComparison(catalogue, clock),
            new Repairs(journal, AuditRig::operation),
            SETTINGS,
            new SecretCheck(text -> text.contains("s3cret")),
            id -> Executors.newSingleThreadExecutor());
    importer =
        new Importer(
            journal, gateway, new Adoption(journal, catalogue, new InstallationId(installation)));
  }

  /** The next call of this endpoint is answered so. */
  void next(Endpoint endpoint, Function<Map<String, String>, Reply> answer) {
    next.put(endpoint, answer);
  }

  private final class Meddled implements Wire {
    private final Offline way = new Offline(panel);

    @Override
    public void reach(Endpoint endpoint) {}

    @Override
    public Reply post(Endpoint endpoint, Form form) {
      var answer = next.remove(endpoint);
      if (answer == null) {
        return way.post(endpoint, form);
      }
      var fields = new HashMap<String, String>();
      form.forEach(fields::put);
      return answer.apply(fields);
    }

    @Override
    public void close() {}
  }

  static Ruling by(String who, String why) {
    return new Ruling(HandAction.DONE, who, why);
  }

  private static OperationId operation() {
    return new OperationId(UUID.randomUUID().toString());
  }

  private static List<Product> products() {
    return List.of(product("basic", 1, false), product("pro", 2, false), product("lock", 1, true));
  }

  private static Product product(String id, long plan, boolean lock) {
    return new Product(
        new ProductId(id), new HostPackage.PanelPlan(plan), OptionalLong.empty(), 3, 14, lock);
  }

  static ServiceId service(int number) {
    return new ServiceId("s" + number);
  }

  public LocalDate today() {
    return LocalDate.now(clock.withZone(ZONE));
  }

  private EventKey key() {
    return new EventKey("/billing", "e-" + ++events);
  }

  Receipt create(int number, String product) {
    return createAs(service(number).value(), product);
  }

  Receipt createAs(String service, String product) {
    return createAs(service, product, Map.of());
  }

  Receipt createAs(String service, String product, Map<Detail, String> details) {
    return submissions.submit(
        Intent.create(
                key(),
                new ServiceId(service),
                new Customer("c-1", Optional.empty(), Optional.empty()),
                new ProductId(product),
                today().plusDays(31))
            .with(details));
  }

  Receipt send(int number, Verb verb) {
    return sendAs(service(number).value(), verb);
  }

  Receipt sendAs(String service, Verb verb) {
    return submissions.submit(Intent.plain(key(), verb, new ServiceId(service), Optional.empty()));
  }

  Receipt renew(int number, int days) {
    return submissions.submit(Intent.renew(key(), service(number), today().plusDays(days)));
  }

  /** A host that someone else has built. */
  public Host foreign(String name) {
    panel.buildLate(name, 1);
    return panel.state().liveHosts().stream()
        .filter(host -> host.btName().startsWith(name + "."))
        .findFirst()
        .orElseThrow();
  }

  /** So many services, active, the first one being number 1. */
  public void built(int services) {
    IntStream.rangeClosed(1, services).forEach(number -> create(number, "basic"));
    settle();
    clock.advance(Duration.ofMinutes(1));
    panel.log().clear();
  }

  /** Works on everything that is due now. */
  void work() {
    List<Due> admitted = turnstile.admit();
    while (!admitted.isEmpty()) {
      admitted.forEach(due -> executor.attempt(due.lease()));
      admitted.forEach(turnstile::leave);
      admitted = turnstile.admit();
    }
  }

  /** Works for two hours. */
  public void settle() {
    for (int i = 0; i < 20; i++) {
      work();
      clock.advance(Duration.ofMinutes(6));
    }
  }

  public Host host(int number) {
    return panel.state().host(hostId(number));
  }

  long hostId(int number) {
    return journal.service(service(number)).orElseThrow().host().orElseThrow().id().value();
  }

  Site site(int number) {
    return panel.bt().site(host(number).btName()).orElseThrow();
  }

  List<DriftEntry> drift() {
    return journal
        .drift()
        .list(
            new DriftSearch(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0, 1000));
  }

  List<Operation> operations(int number) {
    return journal.operationsOf(service(number), 100);
  }

  /** The writing calls that the panel has had, in their order. */
  public List<String> writings() {
    return panel.log().entries().stream()
        .map(RequestLog.Entry::endpoint)
        .filter(path -> isWriting(path))
        .toList();
  }

  private static boolean isWriting(String path) {
    return Stream.of(Endpoint.values())
        .anyMatch(endpoint -> endpoint.path().equals(path) && endpoint.writes());
  }

  @Override
  public void close() {
    panel.close();
    database.dispose();
  }
}
