package org.bthost.provisioning.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.bthost.judge.Judge;
import org.bthost.judge.Order;
import org.bthost.judge.Wish;
import org.bthost.provisioning.sandbox.OrderFeed;
import org.bthost.provisioning.standalone.ModuleProcess;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shipped jar in a process of its own, over sockets: killed at random moments while orders come
 * and calls fail, and nothing is lost. More runs: {@code -Dkills=200}.
 */
class KilledProcessIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final double DANGER = 0.08;
  private static final Duration LONGEST_CALM = Duration.ofMinutes(3);

  @TempDir static Path folder;
  private static SandboxPanel panel;
  private static ModuleProcess module;
  private static Judge judge;
  private static final ExecutorService BILLING = Executors.newSingleThreadExecutor();
  private static final Set<String> SERVICES = new HashSet<>();
  private static final Set<String> TOLD = new HashSet<>();

  @BeforeAll
  static void start() throws IOException {
    panel = SandboxPanel.start();
    World.limitPlans(panel);
    panel.buildLate("neighbour", 1);
    panel.faults().hang(Duration.ofSeconds(3));
    judge = new Judge(panel, "standalone", World.PLANS);
    module =
        new ModuleProcess(folder, panel)
            .products(
                """
                [{"id":"basic","panelPlan":1},{"id":"pro","panelPlan":2},{"id":"wide","panelPlan":4},
                 {"id":"locking","panelPlan":1,"suspend":"lock"}]""")
            .set("BTHOST_READ_TIMEOUT", "PT1S")
            .set("BTHOST_BUILD_TIMEOUT", "PT2S")
            .set("BTHOST_MAX_ATTEMPTS", "3");
    module.start();
  }

  @AfterAll
  static void stop() {
    BILLING.shutdownNow();
    module.close();
    panel.close();
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("kills", 3));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void killedAtARandomMomentItGoesOnAndNothingIsLost(long seed) throws Exception {
    var random = new Random(seed);
    var billing = new Billing(random, LocalDate.now(ZoneId.of("Asia/Shanghai")));
    Map<String, List<Order>> decided = new TreeMap<>();
    for (int i = 1; i <= 3; i++) {
      decided.put("k" + seed + "-" + i, billing.history("k" + seed + "-" + i, false));
    }
    panel.faults().random(seed, DANGER);

    Future<?> sent = BILLING.submit(() -> send(decided, billing, random.nextLong()));
    Thread.sleep(random.nextInt(4000));
    module.kill();
    module.start();
    sent.get();
    panel.faults().clear();
    settle(decided.keySet());

    var faults = new ArrayList<String>();
    for (var service : decided.entrySet()) {
      Set<String> told = told(service.getKey());
      judge
          .fault(service.getKey(), Wish.of(service.getValue()).orElseThrow(), told)
          .ifPresent(fault -> faults.add(service + ": " + fault));
      TOLD.addAll(told);
    }
    SERVICES.addAll(decided.keySet());
    faults.addAll(judge.faultsBeside(SERVICES, TOLD));
    assertThat(faults).as("seed " + seed + ", module log:\n" + module.log()).isEmpty();
  }

  private static Void send(Map<String, List<Order>> decided, Billing billing, long seed)
      throws Exception {
    var random = new Random(seed);
    var feed = new OrderFeed(LocalDate.EPOCH);
    for (List<Order> orders : decided.values()) {
      for (Order order : billing.arrivals(orders)) {
        Thread.sleep(random.nextInt(200));
        feed.send(module.address(), ModuleProcess.TOKEN, Orders.event(order));
      }
    }
    return null;
  }

  /** Waits until everything has come to its end; a person retries what is held. */
  private static void settle(Set<String> services) throws Exception {
    long give = System.nanoTime() + LONGEST_CALM.toNanos();
    while (System.nanoTime() < give) {
      List<JsonNode> open = new ArrayList<>();
      for (String service : services) {
        for (JsonNode operation : read("/api/services/" + service).path("operations")) {
          if (operation.path("status").asText().matches("PENDING|RUNNING|WAITING|HELD")) {
            open.add(operation);
          }
        }
      }
      if (open.isEmpty()) {
        return;
      }
      for (JsonNode operation : open) {
        if (operation.path("status").asText().equals("HELD")) {
          module.post(
              "/api/operations/" + operation.path("id").asText() + "/retry",
              "application/json",
              "{\"by\":\"operator\",\"reason\":\"all is well again\"}");
        }
      }
      Thread.sleep(200);
    }
  }

  private static JsonNode read(String path) throws Exception {
    for (int i = 0; i < 300; i++) {
      try {
        return JSON.readTree(module.get(path).body());
      } catch (IOException notThereYet) {
        Thread.sleep(100);
      }
    }
    throw new IllegalStateException("the module does not answer " + path);
  }

  private static Set<String> told(String service) throws Exception {
    var told = new HashSet<String>();
    for (JsonNode row : read("/api/services/" + service + "/audit?limit=500").path("entries")) {
      if (row.path("event").asText().matches("burn|duplicate user")) {
        told.add(row.path("outcome").asText());
      }
    }
    return told;
  }
}
