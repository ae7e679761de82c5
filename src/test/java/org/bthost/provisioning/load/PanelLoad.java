package org.bthost.provisioning.load;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.logging.LogManager;

/**
 * {@code mvn -Pload}: measures what orders on one panel notice of another one that hangs, and of
 * one that is dead. {@code -Dseconds=120} is the length of each phase, {@code -Dinterval=700} the
 * milliseconds between two orders on one panel.
 */
public final class PanelLoad {
  private PanelLoad() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (InputStream quiet = PanelLoad.class.getResourceAsStream("/logging.properties")) {
      LogManager.getLogManager().readConfiguration(quiet);
    }
    Duration length = Duration.ofSeconds(Long.getLong("seconds", 120));
    Duration interval = Duration.ofMillis(Long.getLong("interval", 700));
    say(
        "JDK %s, %d processors; phases of %d s, an order on each panel every %d ms",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        length.toSeconds(),
        interval.toMillis());
    try (var run = new LoadRun(interval)) {
      Latencies before = warm(run, length);
      run.hang();
      tell("hangs", before, run.phase(length));
      say("once it answered again, what had waited was done after %s", run.recover());
    }
    try (var run = new LoadRun(interval)) {
      Latencies before = warm(run, length);
      run.kill();
      tell("is dead", before, run.phase(length));
    }
  }

  private static Latencies warm(LoadRun run, Duration length) throws InterruptedException {
    run.phase(length.dividedBy(4));
    return run.phase(length);
  }

  private static void tell(String trouble, Latencies before, Latencies during) {
    say("%nOrder to SUCCEEDED on a panel while another one %s, in milliseconds:", trouble);
    say("%-8s %6s %8s %8s %8s %8s", "", "orders", "p50", "p90", "p99", "max");
    say("%-8s %s", "before", before.told());
    say("%-8s %s", "during", during.told());
    say("%-8s %s", "ratio", during.ratio(before));
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
