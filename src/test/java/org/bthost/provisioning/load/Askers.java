package org.bthost.provisioning.load;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.gateway.BthostGateway;
import org.bthost.provisioning.gateway.PanelAccess;
import org.bthost.provisioning.jobs.Threads;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelSettings;

/** A process of {@link ThreadLoad}: asks panels about a host over and over, all that they take. */
final class Askers {
  private final LongAdder calls = new LongAdder();
  private final PanelGateway gateway;

  private Askers(PanelGateway gateway) {
    this.gateway = gateway;
  }

  /**
   * What it came to.
   *
   * @param cpuPerCall milliseconds of a processor
   * @param megabytes that the process held at most
   * @param threads of the operating system at the end
   */
  record Cost(double callsPerSecond, double cpuPerCall, double megabytes, long threads) {
    static Cost of(InputStream told) {
      Scanner words = new Scanner(told, StandardCharsets.UTF_8).useLocale(Locale.ROOT);
      return new Cost(words.nextDouble(), words.nextDouble(), words.nextDouble(), words.nextLong());
    }

    String told() {
      return String.format(
          Locale.ROOT, "%f %f %f %d", callsPerSecond, cpuPerCall, megabytes, threads);
    }
  }

  /** Virtual threads or not, the address of all panels, their number, and how long to ask them. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var settings = PanelSettings.of(URI.create(arguments[1]), "late-token");
    List<PanelAccess> panels =
        IntStream.range(0, Integer.parseInt(arguments[2]))
            .mapToObj(n -> new PanelId("late-" + n))
            .map(panel -> new PanelAccess(panel, settings, PulseCost.AT_A_TIME, 0, 1))
            .toList();
    try (var gateway =
        new BthostGateway(
            panels,
            one -> PanelClient.connect(one, Clock.systemUTC(), SlowPanels::nonce),
            (panel, call) -> {},
            Clock.systemUTC(),
            wait -> {})) {
      ExecutorService threads =
          Executors.newCachedThreadPool(
              Boolean.parseBoolean(arguments[0])
                  ? Threads.waiting("asker")
                  : Threads.named("asker"));
      var askers = new Askers(gateway);
      for (PanelAccess panel : panels) {
        for (int n = 0; n < PulseCost.AT_A_TIME; n++) {
          threads.execute(() -> askers.ask(panel.id()));
        }
      }
      System.out.println(askers.cost(Duration.parse(arguments[3])).told());
      System.out.flush();
      // Whoever asks is in the middle of it.
      Runtime.getRuntime().halt(0);
    }
  }

  private void ask(PanelId panel) {
    while (gateway.reading(panel).pulse(new HostId(1)).orElseThrow().agrees()) {
      calls.increment();
    }
  }

  /** Counts for so long, after half as long to warm up. */
  private Cost cost(Duration length) throws IOException, InterruptedException {
    Thread.sleep(length.dividedBy(2).toMillis());
    long before = calls.sum();
    long cpu = cpuNanos();
    long start = System.nanoTime();
    Thread.sleep(length.toMillis());
    double seconds = (System.nanoTime() - start) / 1e9;
    long made = calls.sum() - before;
    return new Cost(
        made / seconds,
        (cpuNanos() - cpu) / 1e6 / made,
        status("VmHWM") / 1024.0,
        status("Threads"));
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }

  /** A number in what Linux tells of this process. */
  private static long status(String name) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
