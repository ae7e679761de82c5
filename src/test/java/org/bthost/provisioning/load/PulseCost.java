package org.bthost.provisioning.load;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelSession;

/** What it costs to take the pulse of hosts, one after another and side by side. */
final class PulseCost {
  /** Calls that each panel takes at a time. */
  static final int AT_A_TIME = 4;

  private static final int SAMPLE = 100;

  private PulseCost() {}

  static void tell(SlowPanels slow) throws InterruptedException {
    int all = slow.panels().size() * slow.hosts().size();
    oneAfterAnother(slow, 20);
    double single = oneAfterAnother(slow, Math.min(SAMPLE, all));
    double side = sideBySide(slow);
    TruthCheck.say("%n%d hosts on %d panels, an answer every 50 ms:", all, slow.panels().size());
    TruthCheck.say("%-40s %10s %10s", "", "ms a host", "all, s");
    TruthCheck.say(
        "%-40s %10.2f %10.1f", "one after another (extrapolated)", single, single * all / 1000);
    TruthCheck.say("%-40s %10.2f %10.1f", "all the gateway lets through", side, side * all / 1000);
    TruthCheck.say("%-40s %10.1f of %d", "ratio", single / side, slow.panels().size() * AT_A_TIME);
  }

  /** Milliseconds a host. */
  private static double oneAfterAnother(SlowPanels slow, int hosts) {
    PanelSession session = open(slow, slow.panels().get(0));
    long started = System.nanoTime();
    for (int n = 0; n < hosts; n++) {
      pulse(session, slow.hosts().get(n % slow.hosts().size()));
    }
    return TruthCheck.millisecondsSince(started) / hosts;
  }

  /** Milliseconds a host, with as many threads for each panel as it takes calls at a time. */
  private static double sideBySide(SlowPanels slow) throws InterruptedException {
    var ended = new CountDownLatch(slow.panels().size() * AT_A_TIME);
    var asked = new AtomicInteger();
    long started = System.nanoTime();
    for (PanelId panel : slow.panels()) {
      Iterator<HostId> hosts = slow.hosts().iterator();
      for (int n = 0; n < AT_A_TIME; n++) {
        new Thread(() -> ask(open(slow, panel), hosts, asked, ended), "asker of " + panel).start();
      }
    }
    ended.await();
    return TruthCheck.millisecondsSince(started) / asked.get();
  }

  private static void ask(
      PanelSession session, Iterator<HostId> hosts, AtomicInteger asked, CountDownLatch ended) {
    for (List<HostId> next = next(hosts); !next.isEmpty(); next = next(hosts)) {
      pulse(session, next.get(0));
      asked.incrementAndGet();
    }
    ended.countDown();
  }

  private static List<HostId> next(Iterator<HostId> hosts) {
    synchronized (hosts) {
      return hosts.hasNext() ? List.of(hosts.next()) : List.of();
    }
  }

  private static PanelSession open(SlowPanels slow, PanelId panel) {
    return slow.gateway().open(panel, () -> {}, call -> {});
  }

  private static void pulse(PanelSession session, HostId host) {
    if (!session.pulse(host).orElseThrow().agrees()) {
      throw new IllegalStateException("host " + host + " does not run");
    }
  }
}
