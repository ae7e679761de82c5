package org.bthost.provisioning.chaos;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bthost.judge.Judge;
import org.bthost.judge.Order;
import org.bthost.judge.Wish;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.Customer;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.IssuedName;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.provision.Submissions;
import org.bthost.provisioning.scenario.TestClock;
import org.bthost.sandbox.Host;
import org.bthost.sandbox.SandboxOptions;
import org.bthost.sandbox.SandboxPanel;
import org.bthost.sandbox.Site;

/**
 * One seed: some services with random histories, two nodes, a panel, and blows at every call. When
 * all orders have arrived the blows end, time goes on, a person retries what is held, and then
 * everything has to be as billing wants it.
 */
final class ChaosRun {
  private static final Map<String, Long> PLANS =
      Map.of("basic", 1L, "pro", 2L, "locking", 1L, "wide", 4L);
  private static final Customer CUSTOMER = new Customer("c-1", Optional.empty(), Optional.empty());

  private final long seed;
  private final Random random;
  private final TestClock clock = new TestClock();
  private final SandboxPanel panel;
  private final Journal journal;
  private final Submissions submissions;
  private final Catalogue catalogue;
  private final Judge judge;
  private final Mischief mischief;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, List<Order>> decided = new TreeMap<>();
  private final Map<String, Deque<Order>> arriving = new TreeMap<>();
  private final List<Order> arrived = new ArrayList<>();
  private final Set<String> strangers;
  private final double danger;
  private boolean blowing = true;
  private int started;
  private int operations;

  ChaosRun(long seed, javax.sql.DataSource database) {
    this.seed = seed;
    this.random = new Random(seed);
    this.danger = random.nextDouble() * 0.25;
    this.panel = SandboxPanel.offline(SandboxOptions.defaults().withClock(clock).withSeed(seed));
    panel.clock().advance(Duration.ofMinutes(60L * (random.nextInt(3) - 1)));
    panel.tamper(state -> List.of(1L, 4L).forEach(plan -> limited(state.plan(plan))));
    this.strangers = neighbours();
    this.journal =
        Journal.over(
            database, new SecretBox(new byte[32], new SecureRandom()), h -> clock.instant());
    this.catalogue =
        new Catalogue(products(), List.of(new Panel(new PanelId("p1"), Node.zone(), 100)));
    this.submissions =
        new Submissions(
            journal, () -> journal, catalogue, clock, () -> new OperationId(new java.util.UUID(seed, ++operations).toString()));
    this.judge = new Judge(panel, "chaos", PLANS);
    this.mischief = new Mischief(panel, clock, random, this::blow, this::whileFrozen, this::beat);
    start();
    start();
  }

  /** A plan with a connection limit, so that the panel can change a host to and from it. */
  private static void limited(org.bthost.sandbox.PlanRow plan) {
    plan.set("perserver", 100).set("limit_rate", 256);
  }

  private static List<Product> products() {
    return PLANS.entrySet().stream()
        .map(
            plan ->
                new Product(
                    new ProductId(plan.getKey()),
                    new HostPackage.PanelPlan(plan.getValue()),
                    OptionalLong.empty(),
                    3,
                    14,
                    plan.getKey().equals("locking")))
        .toList();
  }

  /** Hosts that are none of ours: an administrator's, and a site that only BT knows. */
  private Set<String> neighbours() {
    panel.buildLate("neighbour", 1);
    panel.bt().foreign("elsewhere.test.com");
    return panel.bt().sites().stream().map(Site::name).collect(Collectors.toSet());
  }

  private void start() {
    nodes.add(new Node("node" + ++started, journal, catalogue, mischief, clock, random));
  }

  private Optional<Blow> blow(Endpoint endpoint) {
    return blowing && random.nextDouble() < danger
        ? Optional.of(Blow.values()[random.nextInt(Blow.values().length)])
        : Optional.empty();
  }

  private void whileFrozen() {
    for (int i = random.nextInt(4); i > 0; i--) {
      try {
        nodes.get(nodes.size() - 1).step();
      } catch (Killed killed) {
        start();
      }
    }
  }

  private void beat() {
    nodes.forEach(Node::beat);
  }

  /** Plays the seed, and returns what is wrong in the end. */
  List<String> play() {
    var billing = new Billing(random, LocalDate.now(clock.withZone(Node.zone())));
    int services = 1 + random.nextInt(5);
    for (int i = 1; i <= services; i++) {
      String service = "s" + seed + "-" + i;
      decided.put(service, billing.history(service));
      arriving.put(service, new ArrayDeque<>(billing.arrivals(decided.get(service))));
    }
    var faults = new ArrayList<String>();
    while (!arriving.isEmpty()) {
      deliver();
      meddle();
      work(1 + random.nextInt(3), faults);
      clock.advance(Duration.ofSeconds(random.nextInt(300)));
    }
    for (int i = 0; i < 20; i++) {
      work(services, faults);
      clock.advance(Duration.ofSeconds(random.nextInt(600)));
    }
    blowing = false;
    calm(faults);
    judge(faults);
    return faults;
  }

  private void deliver() {
    if (random.nextInt(3) > 0) {
      List<String> waiting = new ArrayList<>(arriving.keySet());
      String service = waiting.get(random.nextInt(waiting.size()));
      Order order = arriving.get(service).remove();
      if (arriving.get(service).isEmpty()) {
        arriving.remove(service);
      }
      submissions.submit(intent(order));
      arrived.add(order);
    }
  }

  /** The panel's own timers, and customers at its pages. */
  private void meddle() {
    switch (random.nextInt(12)) {
      case 0 -> panel.cron().btResourceTask();
      case 1 -> panel.cron().hostTask();
      case 2 -> panel.cron().hostClear();
      case 3 ->
          panel.state().liveHosts().stream()
              .filter(host -> host.status().equals("stop"))
              .findFirst()
              .ifPresent(host -> panel.customer().powerOn(host.id()));
      default -> {}
    }
  }

  private void work(int steps, List<String> faults) {
    for (int i = 0; i < steps; i++) {
      Map<OperationId, Status> before = statuses();
      try {
        mischief.carryOutLate();
        nodes.get(random.nextInt(nodes.size())).step();
        falseSuccesses(before, faults);
      } catch (Killed killed) {
        nodes.remove(0);
        start();
      }
    }
  }

  private Map<OperationId, Status> statuses() {
    return journal.latestOperations(1000).stream()
        .collect(Collectors.toMap(Operation::id, Operation::status));
  }

  /**
   * Where a service has just been told to be done, and nothing more is open, it has to be right.
   */
  private void falseSuccesses(Map<OperationId, Status> before, List<String> faults) {
    Map<ServiceId, List<Operation>> all =
        journal.latestOperations(1000).stream().collect(Collectors.groupingBy(Operation::service));
    all.forEach(
        (service, its) -> {
          boolean news =
              its.stream()
                  .anyMatch(
                      it ->
                          it.status() == Status.SUCCEEDED
                              && before.get(it.id()) != Status.SUCCEEDED);
          boolean open = its.stream().anyMatch(it -> !it.status().isFinal());
          boolean failed = its.stream().anyMatch(it -> it.status() == Status.FAILED);
          if (news && !open && !failed) {
            wish(service.value(), arrivedFor(service.value()))
                .flatMap(wish -> judge.fault(service.value(), wish))
                .ifPresent(fault -> faults.add("false success of " + service + ": " + fault));
          }
        });
  }

  private List<Order> arrivedFor(String service) {
    return arrived.stream().filter(order -> order.service().equals(service)).distinct().toList();
  }

  private static Optional<Wish> wish(String service, List<Order> orders) {
    return Wish.of(orders);
  }

  /** Nothing bad happens any more; a person retries what is held. */
  private void calm(List<String> faults) {
    for (int hour = 0; hour < 60; hour++) {
      for (int i = 0; i < 12; i++) {
        work(decided.size(), faults);
        clock.advance(Duration.ofMinutes(5));
      }
      if (journal.latestOperations(1000).stream().allMatch(it -> it.status().isFinal())) {
        return;
      }
    }
  }

  private void judge(List<String> faults) {
    decided.forEach(
        (service, orders) -> {
          Wish wish = Wish.of(orders).orElseThrow();
          judge
              .fault(service, wish)
              .ifPresent(fault -> faults.add(service + " wanted " + wish + ": " + fault));
        });
    journal.latestOperations(1000).stream()
        .filter(it -> !it.status().isFinal())
        .forEach(it -> faults.add("not at its end: " + it));
    Set<String> burnt = new TreeSet<>();
    decided
        .keySet()
        .forEach(
            service ->
                journal.write(
                    ledger -> {
                      ledger.names(new ServiceId(service)).stream()
                          .filter(name -> name.state() == IssuedName.State.BURNT)
                          .forEach(name -> burnt.add(name.name().value()));
                      return service;
                    }));
    faults.addAll(judge.faultsBeside(decided.keySet(), strangers, burnt));
    Host neighbour = panel.state().host(1);
    if (!neighbour.status().equals("normal") || neighbour.recycled()) {
      faults.add("a neighbour was touched");
    }
  }

  private static Intent intent(Order order) {
    var key = new EventKey("/billing", order.service() + order.id());
    var service = new ServiceId(order.service());
    Intent intent =
        switch (order.verb()) {
          case "create" ->
              Intent.create(
                  key,
                  service,
                  CUSTOMER,
                  new ProductId(order.product().orElseThrow()),
                  order.paidUntil().orElseThrow());
          case "renew" -> Intent.renew(key, service, order.paidUntil().orElseThrow());
          case "change-package" ->
              Intent.changePackage(key, service, new ProductId(order.product().orElseThrow()));
          default ->
              Intent.plain(
                  key,
                  Arrays.stream(Verb.values())
                      .filter(verb -> verb.word().equals(order.verb()))
                      .findFirst()
                      .orElseThrow(),
                  service,
                  Optional.empty());
        };
    return order.sequence().isPresent() ? intent.numbered(order.sequence().getAsLong()) : intent;
  }

  /** All that happened, for whoever has to understand it. */
  String story() {
    var story = new StringBuilder("seed " + seed + ", danger " + danger + "\n");
    decided.forEach(
        (service, orders) -> story.append(service).append(": ").append(orders).append('\n'));
    journal.latestOperations(1000).forEach(it -> story.append(it).append('\n'));
    panel.log().entries().forEach(entry -> story.append(entry).append('\n'));
    return story.toString();
  }

  Map<Blow, Integer> blows() {
    return new LinkedHashMap<>(mischief.fallen());
  }
}
