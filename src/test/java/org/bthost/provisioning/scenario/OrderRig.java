package org.bthost.provisioning.scenario;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.bthost.judge.Judge;
import org.bthost.judge.Order;
import org.bthost.judge.Wish;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.EventKey;
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
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.gateway.BthostGateway;
import org.bthost.provisioning.gateway.Offline;
import org.bthost.provisioning.gateway.PanelAccess;
import org.bthost.provisioning.journal.Due;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.Lane;
import org.bthost.provisioning.journal.Schema;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelSettings;
import org.bthost.provisioning.provision.Backoff;
import org.bthost.provisioning.provision.ExecutorSettings;
import org.bthost.provisioning.provision.OperationExecutor;
import org.bthost.provisioning.provision.Submissions;
import org.bthost.sandbox.SandboxOptions;
import org.bthost.sandbox.SandboxPanel;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;

/**
 * Many services, one after another, on one database in memory and one panel in the same process:
 * for tests that try thousands of histories.
 */
final class OrderRig {
  private static final PanelId PANEL = new PanelId("p1");
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Map<String, Long> PLANS = Map.of("basic", 1L, "pro", 2L);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  final TestClock clock = new TestClock();
  final DataSource database =
      JdbcConnectionPool.create(
          "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000", "", "");
  final Journal journal;
  final Submissions submissions;
  private final SandboxPanel panel =
      SandboxPanel.offline(SandboxOptions.defaults().withClock(clock));
  private final Judge judge = new Judge(panel, "order", PLANS);
  private final OperationExecutor executor;
  private int services;

  /** Both plans have a connection limit, so that the panel can change a host to and from them. */
  OrderRig() {
    Schema.migrate(database);
    panel.tamper(state -> state.plan(1).set("perserver", 100).set("limit_rate", 256));
    var random = new Random(7);
    journal = newJournal();
    submissions = newSubmissions();
    var settings = PanelSettings.of(URI.create("http://127.0.0.1:1/api/vhost"), panel.token());
    var gateway =
        new BthostGateway(
            List.of(new PanelAccess(PANEL, settings, 4, 0, 1)),
            one ->
                PanelClient.over(
                    new Offline(panel), one, clock, () -> "n" + random.nextInt(1_000_000)),
            (at, call) -> {},
            clock,
            wait -> {});
    executor =
        new OperationExecutor(
            journal,
            gateway,
            catalogue(),
            new ExecutorSettings(
                new InstallationId("order"),
                Duration.ofMinutes(20),
                5,
                LEASE,
                Backoff.standard(random),
                () -> "pw" + random.nextInt(1_000_000_000)),
            clock);
  }

  /** Another node's way to the same database. */
  Submissions newSubmissions() {
    Journal own = newJournal();
    return new Submissions(
        own, () -> own, catalogue(), clock, () -> new OperationId(UUID.randomUUID().toString()));
  }

  private Journal newJournal() {
    var secrets = new SecretBox(new byte[32], new SecureRandom());
    return Journal.over(database, secrets, handle -> clock.instant());
  }

  private static Catalogue catalogue() {
    List<Product> products =
        PLANS.entrySet().stream()
            .map(
                plan ->
                    new Product(
                        new ProductId(plan.getKey()),
                        new HostPackage.PanelPlan(plan.getValue()),
                        OptionalLong.empty(),
                        3,
                        14,
                        false))
            .toList();
    return new Catalogue(products, List.of(new Panel(PANEL, ZONE, 1_000_000)));
  }

  /** A service that no event has named yet. */
  ServiceId newService() {
    return new ServiceId("s-" + ++services);
  }

  LocalDate today() {
    return LocalDate.now(clock.withZone(ZONE));
  }

  /** An event of a service; what it says of product and day is drawn from this number. */
  Order order(ServiceId service, Verb verb, OptionalLong sequence, int number) {
    boolean choosesProduct = verb == Verb.CREATE || verb == Verb.CHANGE_PACKAGE;
    boolean dates = verb == Verb.CREATE || verb == Verb.RENEW;
    return new Order(
        service + "-" + number,
        service.value(),
        verb.word(),
        sequence,
        choosesProduct ? Optional.of(number % 2 == 0 ? "basic" : "pro") : Optional.empty(),
        dates ? Optional.of(today().plusDays(30 + number)) : Optional.empty());
  }

  Receipt submit(Order order) {
    return submissions.submit(intent(order));
  }

  static Intent intent(Order order) {
    Verb verb = Verb.of(order.verb()).orElseThrow();
    boolean creates = verb == Verb.CREATE;
    return new Intent(
        new EventKey("/billing", order.id()),
        verb,
        new ServiceId(order.service()),
        order.sequence(),
        creates
            ? Optional.of(new Customer("c-1", Optional.empty(), Optional.empty()))
            : Optional.empty(),
        order.product().map(ProductId::new),
        order.paidUntil(),
        Optional.empty(),
        Map.of());
  }

  Operation operation(Receipt receipt) {
    return journal.operation(receipt.operation()).orElseThrow();
  }

  List<Operation> operations(ServiceId service) {
    return journal.operationsOf(service, 1000);
  }

  /** What the journal says is wanted; a terminated service has no other wish. */
  Optional<Wish> wish(ServiceId service) {
    return journal
        .service(service)
        .flatMap(it -> it.desired())
        .map(
            it ->
                new Wish(
                    it.lifecycle().name().toLowerCase(Locale.ROOT),
                    it.product().value(),
                    it.paidUntil()));
  }

  /** What is wrong with the host of a service. */
  Optional<String> fault(ServiceId service, Wish wish) {
    return judge.fault(service.value(), wish, Set.of());
  }

  /** An executor works once on each service that is due. */
  void work() {
    List<Due> due;
    do {
      due = journal.queue().claim("rig", LEASE, Map.of(Lane.UNPLACED, 10, Lane.of(PANEL), 10));
      due.forEach(it -> executor.attempt(it.lease()));
    } while (due.stream().anyMatch(it -> it.lane().equals(Lane.UNPLACED)));
  }

  /** Nobody works on this service any more. */
  void forget(ServiceId service) {
    Jdbi.create(database)
        .useHandle(
            handle ->
                handle.execute(
                    "update bthost_service set due_at = null where id = ?", service.value()));
  }

  /** Works for some virtual hours. */
  void settle() {
    for (int i = 0; i < 8; i++) {
      work();
      clock.advance(Duration.ofMinutes(6));
    }
  }
}
