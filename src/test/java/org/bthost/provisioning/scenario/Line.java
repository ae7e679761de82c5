package org.bthost.provisioning.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.bthost.provisioning.panel.PanelUnconfirmed;
import org.bthost.provisioning.panel.PanelUnreachable;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.Reply;
import org.bthost.provisioning.panel.wire.Wire;
import org.bthost.sandbox.SandboxOptions;
import org.bthost.sandbox.SandboxPanel;

/** A sandbox panel and the way to it, without a network; the way can be cut. Thread-safe. */
public final class Line implements Wire {
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

  public final SandboxPanel panel;
  private final TestClock clock;
  private final List<Call> calls = new ArrayList<>();
  private final CountDownLatch freed = new CountDownLatch(1);
  private volatile Way way = Way.OPEN;

  /** What becomes of a call. */
  enum Way {
    OPEN,
    /** No connection can be made. */
    CUT,
    /** It is sent, and its answer does not come before the time-out. */
    SILENT,
    /** It is sent, and neither answered nor given up until the line is freed. */
    HANGING
  }

  /** A call that was made or tried. */
  record Call(Instant at, String endpoint, Map<String, String> form) {}

  Line(TestClock clock) {
    this.clock = clock;
    this.panel = SandboxPanel.offline(SandboxOptions.defaults().withClock(clock));
  }

  void now(Way next) {
    way = next;
  }

  /** Lets everything go that hangs. */
  void free() {
    way = Way.OPEN;
    freed.countDown();
  }

  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  synchronized void forget() {
    calls.clear();
  }

  private synchronized void note(Endpoint endpoint, Map<String, String> fields) {
    calls.add(new Call(clock.instant(), endpoint.path(), fields));
  }

  @Override
  public void reach(Endpoint endpoint) {
    if (way == Way.CUT) {
      note(endpoint, Map.of());
      throw new PanelUnreachable(
          endpoint.path(), PanelUnreachable.Kind.CONNECTION_REFUSED, "nobody there");
    }
  }

  @Override
  public Reply post(Endpoint endpoint, Form form) {
    Map<String, String> fields = new LinkedHashMap<>();
    form.forEach(fields::put);
    note(endpoint, fields);
    if (way == Way.SILENT) {
      clock.advance(READ_TIMEOUT);
      throw new PanelUnconfirmed(endpoint.path(), endpoint.writes(), 0, "no answer came");
    }
    if (way == Way.HANGING) {
      hang();
    }
    SandboxPanel.Answer answer = panel.ask(endpoint.path(), fields);
    return new Reply(answer.status(), answer.body());
  }

  private void hang() {
    try {
      freed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    panel.close();
  }
}
