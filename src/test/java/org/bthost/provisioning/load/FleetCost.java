package org.bthost.provisioning.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.reconcile.AuditReport;

/** What it costs to audit a whole fleet, with its services in a database on disk. */
final class FleetCost {
  private static final Duration ANSWER = Duration.ofMillis(50);
  private static final int FEW = 1_000;

  private FleetCost() {}

  /**
   * @param hosts of each panel
   */
  static void tell(int panels, int hosts) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("bthost-truth");
    try {
      sweeps(folder, panels, hosts);
      truth(folder, panels, hosts);
    } finally {
      delete(folder);
    }
  }

  private static void sweeps(Path folder, int panels, int hosts)
      throws IOException, InterruptedException {
    try (var few = new FleetOfRows(folder, 1, FEW, Duration.ZERO);
        var many = new FleetOfRows(folder, panels, hosts, Duration.ZERO)) {
      for (int n = 0; n < 30; n++) {
        sweepAll(few, FEW);
      }
      sweepAll(many, panels * hosts);
      double fewTook = median(Stream.generate(() -> sweepAll(few, FEW)).limit(21).toList());
      double manyTook =
          median(Stream.generate(() -> sweepAll(many, panels * hosts)).limit(7).toList());
      double fewHeap = mostHeap(() -> sweepAll(few, FEW));
      double manyHeap = mostHeap(() -> sweepAll(many, panels * hosts));
      TruthCheck.say("%nA sweep of every panel, one after another, services in H2 on disk:");
      TruthCheck.say("%-40s %10s %10s", "services", "us a row", "peak MB");
      TruthCheck.say("%-40d %10.1f %10.2f", FEW, fewTook, fewHeap);
      TruthCheck.say("%-40d %10.1f %10.2f", panels * hosts, manyTook, manyHeap);
      TruthCheck.say("%-40s %10.2f %10.2f", "ratio", manyTook / fewTook, manyHeap / fewHeap);
      TruthCheck.say("calls per host and sweep: 1/%d (two for each panel)", hosts / 2);
    }
  }

  /** Microseconds a row. */
  private static double sweepAll(FleetOfRows fleet, int services) {
    long started = System.nanoTime();
    long compared = 0;
    for (PanelId panel : fleet.audits.panels()) {
      AuditReport report = fleet.audits.sweep(panel);
      check(report);
      compared += report.compared();
    }
    if (compared != services) {
      throw new IllegalStateException(compared + " of " + services + " were compared");
    }
    return TruthCheck.millisecondsSince(started) * 1000 / services;
  }

  private static void truth(Path folder, int panels, int hosts)
      throws IOException, InterruptedException {
    try (var warm = new FleetOfRows(folder, panels, 100, ANSWER)) {
      askAll(warm, panels);
    }
    try (var fleet = new FleetOfRows(folder, panels, hosts, ANSWER)) {
      int services = panels * hosts;
      double bound = services * ANSWER.toMillis() / 1000.0 / (panels * FleetOfRows.AT_A_TIME);
      var took = new double[1];
      double heap =
          mostHeap(
              () -> {
                long started = System.nanoTime();
                askAll(fleet, panels);
                took[0] = TruthCheck.millisecondsSince(started) / 1000;
              });
      TruthCheck.say(
          "%nThe truth of %d hosts on %d panels that answer in 50 ms, %d calls at a time each:",
          services, panels, FleetOfRows.AT_A_TIME);
      TruthCheck.say("%-40s %10.1f s", "bound: calls x latency / calls at a time", bound);
      TruthCheck.say("%-40s %10.1f s, peak %.1f MB", "the module's sync", took[0], heap);
      TruthCheck.say("%-40s %10.2f", "ratio to the bound", took[0] / bound);
      TruthCheck.say("%-40s %10.1f s", "one host after another would take", services * 0.05);
    }
  }

  private static void askAll(FleetOfRows fleet, int panels) {
    ExecutorService jobs = Executors.newFixedThreadPool(panels);
    try {
      Function<PanelId, Future<AuditReport>> ask =
          panel -> jobs.submit(() -> fleet.audits.sync(panel));
      List<Future<AuditReport>> reports = fleet.audits.panels().stream().map(ask).toList();
      for (Future<AuditReport> report : reports) {
        check(report.get());
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      jobs.shutdown();
    }
  }

  private static void check(AuditReport report) {
    if (!report.found().isEmpty()) {
      throw new IllegalStateException("a fleet that is as wanted: " + report.sentence());
    }
  }

  private static double median(List<Double> runs) {
    return runs.stream().sorted().toList().get(runs.size() / 2);
  }

  /** The most that is alive at any time of some work, in MB, looked at every half a second. */
  private static double mostHeap(Runnable work) throws InterruptedException {
    var ended = new AtomicBoolean();
    var most = new long[1];
    var watcher =
        new Thread(
            () -> {
              while (!ended.get()) {
                System.gc();
                most[0] =
                    Math.max(
                        most[0],
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
                pause();
              }
            });
    watcher.start();
    work.run();
    ended.set(true);
    watcher.join();
    return most[0] / 1e6;
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted((one, other) -> other.compareTo(one)).forEach(file -> file.toFile().delete());
    }
  }
}
