package org.bthost.provisioning.chaos;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.bthost.judge.Judge;
import org.bthost.judge.Order;
import org.bthost.judge.Wish;
import org.bthost.provisioning.domain.CallRecord;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.journal.AuditTrail;

/**
 * One seed: some services with random histories, two nodes, a panel, and blows at every call. When
 * all orders have arrived the blows end, time goes on, a person retries what is held, and then
 * everything has to be as billing wants it.
 */
final class ChaosRun {
  private static final int ALL = 10_000;
  private static final int LONGEST_CALM_HOURS = 72;

  private final long seed;
  private final Random random;
  private final World world;
  private final Billing billing;
  private final Judge judge;
  private final Map<String, List<Order>> decided = new TreeMap<>();
  private final Map<String, Deque<Order>> arriving = new TreeMap<>();
  private final List<Order> arrived = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final Map<OperationId, Status> statuses = new HashMap<>();
  private int retried;

  ChaosRun(long seed, DataSource database) {
    this.seed = seed;
    this.random = new Random(seed);
    this.world = new World(seed, random, database);
    this.billing = new Billing(random, today());
    this.judge = new Judge(world.panel, Node.INSTALLATION, World.PLANS);
  }

  private LocalDate today() {
    return LocalDate.now(world.clock.withZone(Node.ZONE));
  }

  /** Plays the seed, and returns what is wrong in the end. */
  List<String> play() {
    boolean expires = random.nextInt(4) == 0 && Chosen.plays(Chosen.Around.EXPIRY);
    int services = 1 + random.nextInt(3);
    for (int i = 1; i <= services; i++) {
      String service = "s" + seed + "-" + i;
      decide(service, billing.history(service, expires));
    }
    letArrive();
    if (expires) {
      letExpire();
      decided.forEach((service, orders) -> decide(service, billing.renewal(service, orders)));
      letArrive();
    }
    for (int i = 0; i < 20; i++) {
      work(services);
      world.clock.advance(Duration.ofSeconds(random.nextInt(600)));
    }
    calm();
    judge();
    return faults;
  }

  private void decide(String service, List<Order> orders) {
    List<Order> all = new ArrayList<>(decided.getOrDefault(service, List.of()));
    all.addAll(orders);
    decided.put(service, all);
    arriving.put(service, new ArrayDeque<>(billing.arrivals(orders)));
  }

  private void letArrive() {
    arriving.values().removeIf(Deque::isEmpty);
    while (!arriving.isEmpty()) {
      deliver();
      meddle();
      work(1 + random.nextInt(3));
      world.clock.advance(Duration.ofSeconds(random.nextInt(300)));
    }
  }

  private void deliver() {
    if (random.nextInt(3) > 0) {
      List<String> waiting = List.copyOf(arriving.keySet());
      String service = waiting.get(random.nextInt(waiting.size()));
      Order order = arriving.get(service).remove();
      if (arriving.get(service).isEmpty()) {
        arriving.remove(service);
      }
      world.submissions.submit(Orders.intent(order));
      arrived.add(order);
    }
  }

  /** The end dates of the first orders pass, and the panel itself takes the hosts down. */
  private void letExpire() {
    for (int day = 0; day < 25; day++) {
      work(decided.size());
      world.clock.advance(Duration.ofDays(1));
      world.panel.cron().hostTask();
      world.panel.cron().hostClear();
    }
  }

  /** The panel's own timers, and customers at its pages. */
  private void meddle() {
    int what = random.nextInt(12);
    if (!Chosen.plays(Chosen.Around.PANEL_TIMERS)) {
      return;
    }
    switch (what) {
      case 0 -> world.panel.cron().btResourceTask();
      case 1 -> world.panel.cron().hostTask();
      case 2 -> world.panel.cron().hostClear();
      case 3 ->
          world.panel.state().liveHosts().stream()
              .filter(host -> host.status().equals("stop"))
              .findFirst()
              .ifPresent(host -> world.panel.customer().powerOn(host.id()));
      default -> {}
    }
  }

  /** Lets so many attempts be made, if so much is due. */
  private void work(int steps) {
    for (int i = 0; i < steps; i++) {
      if (!world.step()) {
        return;
      }
      List<Operation> now = operations();
      falseSuccesses(now);
      now.forEach(operation -> statuses.put(operation.id(), operation.status()));
    }
  }

  private List<Operation> operations() {
    return world.journal.latestOperations(ALL);
  }

  /**
   * Where a service has just been told to be done, and nothing more is open, it has to be right.
   */
  private void falseSuccesses(List<Operation> operations) {
    Map<ServiceId, List<Operation>> all =
        operations.stream().collect(Collectors.groupingBy(Operation::service));
    all.forEach(
        (service, its) -> {
          boolean news = its.stream().anyMatch(this::hasJustSucceeded);
          boolean open = its.stream().anyMatch(it -> !it.status().isFinal());
          if (news && !open) {
            Wish.of(arrivedFor(service.value()))
                .flatMap(wish -> judge.fault(service.value(), wish, told(service)))
                .ifPresent(fault -> faults.add("false success of " + service + ": " + fault));
          }
        });
  }

  private boolean hasJustSucceeded(Operation operation) {
    return operation.status() == Status.SUCCEEDED
        && statuses.get(operation.id()) != Status.SUCCEEDED;
  }

  private List<Order> arrivedFor(String service) {
    return arrived.stream().filter(order -> order.service().equals(service)).distinct().toList();
  }

  /** What the module has told a person of this service. */
  private Set<String> told(ServiceId service) {
    return world.journal.audit().of(service, 0, ALL).stream()
        .map(AuditTrail.Entry::row)
        .filter(CallRecord.class::isInstance)
        .map(CallRecord.class::cast)
        .filter(entry -> Set.of("burn", "duplicate user").contains(entry.endpoint()))
        .map(CallRecord::outcome)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Nothing bad happens any more: the last late requests are carried out, every service is looked
   * at once more, and a person retries what is held.
   */
  private void calm() {
    world.calm();
    world.clock.advance(Duration.ofHours(1));
    world.mischief.carryOutLate();
    decided.keySet().forEach(this::makeDue);
    for (int hour = 0; hour < LONGEST_CALM_HOURS; hour++) {
      for (int i = 0; i < 12; i++) {
        work(decided.size());
        world.clock.advance(Duration.ofMinutes(5));
      }
      List<Operation> open = operations().stream().filter(it -> !it.status().isFinal()).toList();
      if (open.isEmpty()) {
        return;
      }
      open.stream().filter(it -> it.status() == Status.HELD).forEach(this::retry);
    }
  }

  private void makeDue(String service) {
    world.journal.write(
        ledger -> {
          ledger.due(new ServiceId(service), ledger.now());
          return service;
        });
  }

  private void retry(Operation held) {
    retried++;
    world.hands.rule(held.id(), new Ruling(HandAction.RETRY, "operator", "all is well again"));
  }

  private void judge() {
    var told = new TreeSet<String>();
    decided.forEach(
        (service, orders) -> {
          Set<String> here = told(new ServiceId(service));
          Wish wish = Wish.of(orders).orElseThrow();
          judge
              .fault(service, wish, here)
              .ifPresent(fault -> faults.add(service + " wanted " + wish + ": " + fault));
          told.addAll(here);
        });
    operations().stream()
        .filter(it -> !it.status().isFinal())
        .forEach(it -> faults.add("not at its end: " + it));
    operations().stream()
        .filter(it -> it.status() == Status.FAILED)
        .forEach(it -> faults.add("told as failed, and could be done: " + it));
    long events = arrived.stream().map(Order::id).distinct().count();
    if (operations().size() != events) {
      faults.add(events + " events became " + operations().size() + " operations");
    }
    faults.addAll(judge.faultsBeside(decided.keySet(), told));
    faults.addAll(world.mischief.tooEarly());
  }

  /** All that happened, for whoever has to understand it. */
  String story() {
    var story = new StringBuilder("seed %d, danger %.3f%n".formatted(seed, world.danger()));
    decided.forEach(
        (service, orders) -> story.append(service).append(": ").append(orders).append('\n'));
    operations().forEach(it -> story.append(it).append('\n'));
    world.panel.log().entries().forEach(entry -> story.append(entry).append('\n'));
    decided.keySet().forEach(service -> story.append(judge.seen(service)).append('\n'));
    return story.toString();
  }

  Map<Blow, Integer> blows() {
    return world.mischief.fallen();
  }

  /** How often a person had to retry an operation that was held. */
  int retried() {
    return retried;
  }
}
