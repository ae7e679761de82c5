package org.bthost.provisioning.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bthost.provisioning.load.Askers.Cost;

/**
 * {@code mvn -q -Pthreads}, on JDK 24 or later: what calls to slow panels cost that wait in threads
 * of the operating system, and in virtual ones. Each measurement is a process of its own that has
 * 80 calls under way, then ten times as many, up to {@code -Dcalls=800}, 4 to each panel, and
 * counts for {@code -Dseconds=20}; {@code -Dlatency=1000} are the milliseconds that a panel's
 * answer takes. Both kinds take turns, for {@code -Drounds=3}.
 */
public final class ThreadLoad {
  private static final int FIRST_JDK = 24;

  private final Duration answer = Duration.ofMillis(Long.getLong("latency", 1000));
  private final Duration length = Duration.ofSeconds(Long.getLong("seconds", 20));
  private final LatePanel panel;

  private ThreadLoad() throws IOException {
    this.panel = new LatePanel(answer);
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (Runtime.version().feature() < FIRST_JDK) {
      throw new IllegalStateException(
          "the module uses virtual threads from JDK 24 on, and this is " + Runtime.version());
    }
    var load = new ThreadLoad();
    say(
        "JDK %s, %d processors; panels that answer after %d ms, %d calls to each at a time",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        load.answer.toMillis(),
        PulseCost.AT_A_TIME);
    say(
        "%8s %-10s %10s %10s %14s %10s %10s",
        "calls", "threads", "a second", "of bound", "CPU ms a call", "peak MB", "threads");
    try (load.panel) {
      for (int calls = 80; calls <= Integer.getInteger("calls", 800); calls *= 10) {
        load.compare(calls, Integer.getInteger("rounds", 3));
      }
    }
  }

  private void compare(int calls, int rounds) throws IOException, InterruptedException {
    List<String> ratios = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Cost platform = measure(calls, false);
      Cost virtual = measure(calls, true);
      ratios.add(
          String.format(
              Locale.ROOT,
              "%.2f %.2f %.2f",
              virtual.callsPerSecond() / platform.callsPerSecond(),
              virtual.cpuPerCall() / platform.cpuPerCall(),
              virtual.megabytes() / platform.megabytes()));
    }
    say("virtual to platform, calls a second, CPU, memory: %s", String.join("; ", ratios));
  }

  private Cost measure(int calls, boolean virtual) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Askers.class.getName(),
                Boolean.toString(virtual),
                panel.url().toString(),
                Integer.toString(calls / PulseCost.AT_A_TIME),
                length.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Cost cost = Cost.of(process.getInputStream());
    say(
        "%8d %-10s %10.1f %10.2f %14.2f %10.0f %10d",
        calls,
        virtual ? "virtual" : "platform",
        cost.callsPerSecond(),
        cost.callsPerSecond() * answer.toMillis() / 1000 / calls,
        cost.cpuPerCall(),
        cost.megabytes(),
        cost.threads());
    return cost;
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
