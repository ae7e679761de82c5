package org.bthost.provisioning.scenario;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.bthost.provisioning.billing.intake.ProductCheck;
import org.bthost.provisioning.domain.AuditRecord;
import org.bthost.provisioning.domain.CallRecord;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.DomainRules;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.HandRecord;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Receipt;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Throttle;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.gateway.BthostGateway;
import org.bthost.provisioning.gateway.PanelAccess;
import org.bthost.provisioning.journal.AuditTrail;
import org.bthost.provisioning.journal.Due;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.Lane;
import org.bthost.provisioning.journal.Schema;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelSettings;
import org.bthost.provisioning.provision.Backoff;
import org.bthost.provisioning.provision.ByHand;
import org.bthost.provisioning.provision.ExecutorSettings;
import org.bthost.provisioning.provision.HostAccess;
import org.bthost.provisioning.provision.OperationExecutor;
import org.bthost.provisioning.provision.PanelOffers;
import org.bthost.provisioning.provision.SecretCheck;
import org.bthost.provisioning.provision.Submissions;
import org.bthost.provisioning.provision.Turnstile;
import org.bthost.sandbox.Host;
import org.bthost.sandbox.SandboxOptions;
import org.bthost.sandbox.SandboxPanel;
import org.bthost.sandbox.Site;
import org.h2.jdbcx.JdbcDataSource;

/**
 * The module's core on a database in memory against a sandbox panel, in one process. Time stands
 * still until it is moved, and nothing is worked on until {@link #work()} is called.
 */
public final class Rig implements AutoCloseable {
  public static final ServiceId SERVICE = new ServiceId("svc-1");
  public static final PanelId PANEL = new PanelId("p1");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Customer CUSTOMER =
      new Customer("c-1", Optional.of("c1@example.org"), Optional.of("zh-CN"));

  public final TestClock clock = new TestClock();
  public final SandboxPanel panel = SandboxPanel.start(SandboxOptions.defaults().withClock(clock));
  public final Journal journal;
  public final Submissions submissions;
  public final ByHand hands;
  public final HostAccess access;
  public OperationExecutor executor;
  public final BthostGateway gateway;
  public final ProductCheck products;
  private final Catalogue catalogue =
      new Catalogue(products(), List.of(new Panel(PANEL, zone(), 100)));
  private final Turnstile turnstile;
  private final JdbcDataSource database = new JdbcDataSource();

  /** What happens in the middle of an attempt, after the call to this endpoint. */
  public Consumer<String> afterCall = endpoint -> {};

  private final Random random = new Random(7);
  private final AtomicInteger events = new AtomicInteger();

  public Rig() {
    this("sandbox-token");
  }

  public Rig(String token) {
    this(token, own -> own);
  }

  /**
   * @param way what lies between the module and its database
   */
  public Rig(String token, UnaryOperator<DataSource> way) {
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    Schema.migrate(database);
    journal =
        Journal.over(
            way.apply(database),
            new SecretBox(new byte[32], new SecureRandom()),
            h -> clock.instant());
    submissions =
        new Submissions(
            journal,
            () -> journal,
            catalogue,
            clock,
            () -> new OperationId(UUID.randomUUID().toString()));
    hands =
        new ByHand(
            () -> journal,
            () -> new OperationId(UUID.randomUUID().toString()),
            new SecretCheck(text -> text.contains(token)));
    gateway =
        new BthostGateway(
            List.of(
                new PanelAccess(
                    PANEL,
                    new PanelSettings(
                        panel.url(),
                        token,
                        zone(),
                        Optional.empty(),
                        false,
                        Duration.ofSeconds(2),
                        Duration.ofMillis(600),
                        Duration.ofMillis(600)),
                    4,
                    0,
                    1)),
            one -> PanelClient.connect(one, clock, () -> "n" + random.nextInt(1_000_000)),
            (id, call) -> afterCall.accept(call.endpoint()),
            clock,
            clock::advance);
    access = new HostAccess(journal, gateway, () -> "ticket-" + random.nextInt(1_000_000_000));
    products = new ProductCheck(catalogue, new PanelOffers(gateway, clock));
    turnstile = new Turnstile(journal, gateway, catalogue, "rig", 4, LEASE);
    executor = executor(clock);
  }

  private OperationExecutor executor(Clock clock) {
    return new OperationExecutor(
        journal,
        gateway,
        catalogue,
        new ExecutorSettings(
            new InstallationId("rig"),
            Duration.ofMinutes(20),
            5,
            LEASE,
            Backoff.standard(random),
            () -> "pw" + random.nextInt(1_000_000_000)),
        clock);
  }

  /** From now on a node works whose own clock is so far ahead. */
  public void workAhead(Duration ahead) {
    executor = executor(Clock.offset(clock, ahead));
  }

  private static ZoneId zone() {
    return ZoneId.of("Asia/Shanghai");
  }

  private static List<Product> products() {
    return List.of(
        product("basic", new HostPackage.PanelPlan(1), false),
        product("pro", new HostPackage.PanelPlan(2), false),
        product("locking", new HostPackage.PanelPlan(1), true),
        product("hidden", new HostPackage.PanelPlan(3), false),
        product("wide", new HostPackage.PanelPlan(4), false),
        product("nodomain", new HostPackage.PanelPlan(8), false),
        product("gone", new HostPackage.PanelPlan(77), false),
        product("custom", custom(Optional.of(new Throttle(100, 256)), DomainRules.OPEN), false),
        product("faster", custom(Optional.of(new Throttle(100, 512)), DomainRules.OPEN), false),
        product("unthrottled", custom(Optional.empty(), DomainRules.OPEN), false),
        product("audited", custom(Optional.empty(), rules(true)), false),
        product("unaudited", custom(Optional.empty(), rules(false)), false));
  }

  private static HostPackage custom(Optional<Throttle> throttle, DomainRules rules) {
    return new HostPackage.CustomLimits(
        new Limits(300, 50, 500, 3, 2, 2), throttle, rules, 1, true, true);
  }

  private static DomainRules rules(boolean on) {
    return new DomainRules(Optional.of(on), Optional.of(on));
  }

  private static Product product(String id, HostPackage pack, boolean lock) {
    return new Product(new ProductId(id), pack, OptionalLong.empty(), 3, 14, lock);
  }

  public EventKey key() {
    return new EventKey("/billing", "e-" + events.incrementAndGet());
  }

  public LocalDate today() {
    return LocalDate.now(clock.withZone(zone()));
  }

  public Receipt create(String product) {
    return submissions.submit(
        Intent.create(key(), SERVICE, CUSTOMER, new ProductId(product), today().plusDays(31)));
  }

  /** Details as an order event has them. */
  public static Map<Detail, String> details(String... pairs) {
    var details = new EnumMap<Detail, String>(Detail.class);
    for (int i = 0; i < pairs.length; i += 2) {
      details.put(Detail.of(pairs[i]).orElseThrow(), pairs[i + 1]);
    }
    return details;
  }

  public Receipt create(String product, Map<Detail, String> details) {
    LocalDate paid = today().plusDays(31);
    return submissions.submit(
        Intent.create(key(), SERVICE, CUSTOMER, new ProductId(product), paid).with(details));
  }

  public Receipt change(String product, Map<Detail, String> details) {
    return submissions.submit(
        Intent.changePackage(key(), SERVICE, new ProductId(product)).with(details));
  }

  public Receipt send(Verb verb) {
    return submissions.submit(Intent.plain(key(), verb, SERVICE, Optional.empty()));
  }

  /** An action, or a wish that is no order event. */
  public Receipt act(Verb verb, Map<Detail, String> details) {
    return submissions.submit(Intent.action(key(), verb, SERVICE, details));
  }

  public Receipt renew(int days) {
    return submissions.submit(Intent.renew(key(), SERVICE, today().plusDays(days)));
  }

  public Receipt change(String product) {
    return submissions.submit(Intent.changePackage(key(), SERVICE, new ProductId(product)));
  }

  /** A person's ruling on an operation, and the operation as it is then. */
  public Operation rule(HandAction action, Receipt receipt) {
    return hands
        .rule(receipt.operation(), new Ruling(action, "ann", "the panel was mended"))
        .orElseThrow();
  }

  /** The calls and attempts of the audit trail. */
  public List<CallRecord> calls() {
    return trail(CallRecord.class);
  }

  /** What people did, by the audit trail. */
  public List<HandRecord> byHand() {
    return trail(HandRecord.class);
  }

  private <T extends AuditRecord> List<T> trail(Class<T> kind) {
    return journal.audit().of(SERVICE, 0, 10_000).stream()
        .map(AuditTrail.Entry::row)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** Works on everything that is due now; what has just been given its panel goes on there. */
  public void work() {
    if (turn().stream().anyMatch(due -> due.lane().equals(Lane.UNPLACED))) {
      turn();
    }
  }

  private List<Due> turn() {
    List<Due> admitted = turnstile.admit();
    admitted.forEach(due -> executor.attempt(due.lease()));
    admitted.forEach(turnstile::leave);
    return admitted;
  }

  /** Works, and moves time on, so many times. */
  public void workFor(int rounds, Duration step) {
    for (int i = 0; i < rounds; i++) {
      work();
      clock.advance(step);
    }
  }

  /** Works until nothing more becomes of it by itself within a few hours. */
  public void settle() {
    workFor(20, Duration.ofMinutes(6));
  }

  public Lease claim() {
    return journal.queue().claim("rig", LEASE, Map.of(Lane.of(PANEL), 1)).get(0).lease();
  }

  public Operation operation(Receipt receipt) {
    return journal.operation(receipt.operation()).orElseThrow();
  }

  public Operation.Status status(Receipt receipt) {
    return operation(receipt).status();
  }

  public String error(Receipt receipt) {
    return operation(receipt).lastError().orElse("");
  }

  public Service service() {
    return journal.service(SERVICE).orElseThrow();
  }

  /** The one live host. */
  public Host host() {
    List<Host> live = panel.state().liveHosts();
    if (live.size() != 1) {
      throw new AssertionError("there are " + live.size() + " live hosts");
    }
    return live.get(0);
  }

  public Site site() {
    return panel.bt().site(host().btName()).orElseThrow();
  }

  /** What stands in one column of the service's row. */
  public String rawColumn(String column) {
    return raw("select " + column + " from bthost_service where id = '" + SERVICE + "'");
  }

  /** What stands in one column of an operation's row. */
  public String rawColumn(String column, Receipt receipt) {
    return raw(
        "select " + column + " from bthost_operation where id = '" + receipt.operation() + "'");
  }

  /** What stands of the one ticket. */
  public String rawTicket() {
    return raw("select digest from bthost_ticket");
  }

  private String raw(String query) {
    try (Connection connection = database.getConnection();
        ResultSet row = connection.createStatement().executeQuery(query)) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes into the database behind the module's back. */
  public void execute(String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How long it is until the service is due, where it is. */
  public Optional<Duration> untilDue() {
    return Optional.ofNullable(rawColumn("due_at"))
        .map(Long::parseLong)
        .map(Instant::ofEpochMilli)
        .map(due -> Duration.between(now(), due));
  }

  /** A running host of product basic, with every event of its creation behind it. */
  public Rig built(String product) {
    create(product);
    settle();
    panel.log().clear();
    return this;
  }

  public Instant now() {
    return clock.instant();
  }

  @Override
  public void close() {
    gateway.close();
    panel.close();
  }
}
