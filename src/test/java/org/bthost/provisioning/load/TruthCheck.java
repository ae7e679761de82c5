package org.bthost.provisioning.load;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.logging.LogManager;

/**
 * {@code mvn -q -Ptruth}: what it costs to ask panels whether their hosts really run. First the
 * question itself, of {@code -Dpanels=20} panels with {@code -Dhosts=200} hosts each that answer in
 * 50 ms: one host after another, against all that the gateway lets through, 4 calls to each panel
 * at a time. Then the module's own audits of {@code -Dservices=100000} services on these panels:
 * their sweep, and the whole truth about them. Then the list of a panel's hosts over HTTP, of 1,000
 * and of 100,000 rows.
 */
public final class TruthCheck {
  private static final Duration ANSWER = Duration.ofMillis(50);

  private TruthCheck() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (InputStream quiet = TruthCheck.class.getResourceAsStream("/logging.properties")) {
      LogManager.getLogManager().readConfiguration(quiet);
    }
    int panels = Integer.getInteger("panels", 20);
    int hosts = Integer.getInteger("hosts", 200);
    say("JDK %s, %d processors", Runtime.version(), Runtime.getRuntime().availableProcessors());
    try (var slow = new SlowPanels(panels, hosts, PulseCost.AT_A_TIME, ANSWER)) {
      PulseCost.tell(slow);
    }
    FleetCost.tell(panels, Integer.getInteger("services", 100_000) / panels);
    try (var list = new LongList()) {
      ListCost.tell(list);
    }
  }

  static double millisecondsSince(long started) {
    return (System.nanoTime() - started) / 1e6;
  }

  static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
