package org.bthost.provisioning.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.bthost.judge.Judge;
import org.bthost.judge.Order;
import org.bthost.judge.Wish;
import org.bthost.provisioning.sandbox.OrderFeed;
import org.bthost.provisioning.standalone.ModuleProcess;
import org.bthost.sandbox.SandboxPanel;

/**
 * One trial after another of the module as processes: billing sends random histories, a person
 * retries what is held, and what the panels have in the end is judged.
 */
final class Trials {
  private static final JsonMapper JSON = new JsonMapper();
  private static final double DANGER = 0.08;
  private static final Duration LONGEST_CALM = Duration.ofMinutes(3);

  private final List<SandboxPanel> panels;
  private final Supplier<ModuleProcess> door;
  private final Judge judge;
  private final Set<String> services = new HashSet<>();
  private final Set<String> told = new HashSet<>();
  private Map<String, List<Order>> decided = Map.of();

  /**
   * Trials on fresh panels, which get neighbours.
   *
   * @param door the module's process that billing or a person turns to next
   */
  Trials(List<SandboxPanel> panels, Supplier<ModuleProcess> door) {
    this.panels = panels;
    this.door = door;
    for (SandboxPanel panel : panels) {
      World.limitPlans(panel);
      panel.buildLate("neighbour", 1);
      panel.faults().hang(Duration.ofSeconds(3));
    }
    this.judge = new Judge(panels, "standalone", World.PLANS);
  }

  /** Settings of a process that is tried: impatient, so that a trial takes seconds. */
  static ModuleProcess configure(ModuleProcess module) throws IOException {
    return module
        .products(
            """
            [{"id":"basic","panelPlan":1},{"id":"pro","panelPlan":2},{"id":"wide","panelPlan":4},
             {"id":"locking","panelPlan":1,"suspend":"lock"}]""")
        .set("BTHOST_READ_TIMEOUT", "PT1S")
        .set("BTHOST_BUILD_TIMEOUT", "PT2S")
        .set("BTHOST_MAX_ATTEMPTS", "3");
  }

  /**
   * From now on the panels' calls fail at random.
   *
   * @param name begins the name of each service
   * @param pause the longest between two orders, in milliseconds
   * @return what sends the orders
   */
  Callable<Void> begin(String name, int count, long seed, int pause) {
    decided = new TreeMap<>();
    return more(name, count, seed, pause);
  }

  /** Other services' orders beside those that were sent since the beginning. */
  Callable<Void> more(String name, int count, long seed, int pause) {
    var random = new Random(seed);
    var billing = new Billing(random, LocalDate.now(ZoneId.of("Asia/Shanghai")));
    var lines = new ArrayList<Iterator<Order>>();
    for (int i = 1; i <= count; i++) {
      List<Order> orders = billing.history(name + "-" + i, false);
      decided.put(name + "-" + i, orders);
      lines.add(billing.arrivals(orders).iterator());
    }
    services.addAll(decided.keySet());
    panels.forEach(panel -> panel.faults().random(random.nextLong(), DANGER));
    return () -> send(mixed(lines, random), random, pause);
  }

  /** The orders of each service stay in their order. */
  private static List<Order> mixed(List<Iterator<Order>> lines, Random random) {
    var mixed = new ArrayList<Order>();
    var left = new ArrayList<>(lines);
    while (!left.isEmpty()) {
      Iterator<Order> line = left.get(random.nextInt(left.size()));
      if (line.hasNext()) {
        mixed.add(line.next());
      } else {
        left.remove(line);
      }
    }
    return mixed;
  }

  private Void send(List<Order> arrivals, Random random, int pause) throws InterruptedException {
    var feed = new OrderFeed(LocalDate.EPOCH);
    for (Order order : arrivals) {
      Thread.sleep(random.nextInt(pause));
      feed.send(() -> door.get().address(), ModuleProcess.TOKEN, Orders.event(order));
    }
    return null;
  }

  /** Ends the faults, and waits until everything has come to its end. */
  void settle() throws Exception {
    panels.forEach(panel -> panel.faults().clear());
    long give = System.nanoTime() + LONGEST_CALM.toNanos();
    while (System.nanoTime() < give) {
      List<JsonNode> open = open();
      if (open.isEmpty()) {
        return;
      }
      for (JsonNode operation : open) {
        if (operation.path("status").asText().equals("HELD")) {
          retry(operation.path("id").asText());
        }
      }
      Thread.sleep(200);
    }
  }

  private List<JsonNode> open() throws Exception {
    List<JsonNode> open = new ArrayList<>();
    for (String service : decided.keySet()) {
      for (JsonNode operation : read("/api/services/" + service).path("operations")) {
        if (operation.path("status").asText().matches("PENDING|RUNNING|WAITING|HELD")) {
          open.add(operation);
        }
      }
    }
    return open;
  }

  private void retry(String operation) throws Exception {
    door.get()
        .post(
            "/api/operations/" + operation + "/retry",
            "application/json",
            "{\"by\":\"operator\",\"reason\":\"all is well again\"}");
  }

  /** What the judge finds wrong. */
  List<String> faults() throws Exception {
    var faults = new ArrayList<String>();
    for (var service : decided.entrySet()) {
      Set<String> ofIt = told(service.getKey());
      judge
          .fault(service.getKey(), Wish.of(service.getValue()).orElseThrow(), ofIt)
          .ifPresent(fault -> faults.add(service + ": " + fault));
      told.addAll(ofIt);
    }
    faults.addAll(judge.faultsBeside(services, told));
    return faults;
  }

  private Set<String> told(String service) throws Exception {
    var found = new HashSet<String>();
    for (JsonNode row : read("/api/services/" + service + "/audit?limit=500").path("entries")) {
      if (row.path("event").asText().matches("burn|duplicate user")) {
        found.add(row.path("outcome").asText());
      }
    }
    return found;
  }

  private JsonNode read(String path) throws Exception {
    for (int i = 0; i < 300; i++) {
      try {
        return JSON.readTree(door.get().get(path).body());
      } catch (IOException notThereYet) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("the module does not answer " + path);
  }
}
