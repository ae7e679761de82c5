package org.bthost.provisioning.load;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.bthost.provisioning.domain.PanelSession;

/** What it costs to list the hosts of a panel, in time and memory. */
final class ListCost {
  private static final int SHORT = 1_000;
  private static final int LONG = 100_000;
  private static final int LOOKS = 20;

  private ListCost() {}

  static void tell(LongList list) {
    for (int n = 0; n < 10; n++) {
      microsecondsARow(list, LONG / 5);
    }
    double few = median(list, SHORT, 50);
    double many = median(list, LONG, 5);
    double fewHeap = mostHeap(list, SHORT);
    double manyHeap = mostHeap(list, LONG);
    TruthCheck.say("%nThe list of a panel's hosts over HTTP, read while it comes in:");
    TruthCheck.say("%-40s %10s %10s", "rows", "us a row", "peak MB");
    TruthCheck.say("%-40d %10.2f %10.2f", SHORT, few, fewHeap);
    TruthCheck.say("%-40d %10.2f %10.2f", LONG, many, manyHeap);
    TruthCheck.say("%-40s %10.2f %10.2f", "ratio", many / few, manyHeap / fewHeap);
  }

  private static double median(LongList list, int rows, int times) {
    var runs = new ArrayList<Double>();
    for (int n = 0; n < times; n++) {
      runs.add(microsecondsARow(list, rows));
    }
    return runs.stream().sorted().toList().get(times / 2);
  }

  private static double microsecondsARow(LongList list, int rows) {
    PanelSession session = list.of(rows);
    var seen = new AtomicInteger();
    long started = System.nanoTime();
    session.eachHost(host -> seen.incrementAndGet());
    double took = TruthCheck.millisecondsSince(started) * 1000 / rows;
    if (seen.get() != rows) {
      throw new IllegalStateException(seen + " hosts of " + rows);
    }
    return took;
  }

  /** The most that is alive while a list is read, beyond what was before, in MB. */
  private static double mostHeap(LongList list, int rows) {
    PanelSession session = list.of(rows);
    long before = alive();
    var most = new AtomicLong();
    var seen = new AtomicInteger();
    session.eachHost(
        host -> {
          if (seen.incrementAndGet() % (rows / LOOKS) == 0) {
            most.accumulateAndGet(alive() - before, Math::max);
          }
        });
    return most.get() / 1e6;
  }

  private static long alive() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
