package org.bthost.provisioning.chaos;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.LeaseLost;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.gateway.BthostGateway;
import org.bthost.provisioning.gateway.PanelAccess;
import org.bthost.provisioning.journal.Due;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelSettings;
import org.bthost.provisioning.panel.wire.Wire;
import org.bthost.provisioning.provision.Backoff;
import org.bthost.provisioning.provision.ExecutorSettings;
import org.bthost.provisioning.provision.OperationExecutor;
import org.bthost.provisioning.provision.Turnstile;

/** One process of the module, whose workers are stepped. */
final class Node {
  static final PanelId PANEL = new PanelId("p1");
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final String INSTALLATION = "chaos";
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final Journal journal;
  private final Turnstile turnstile;
  private final OperationExecutor executor;
  private Optional<Lease> held = Optional.empty();

  Node(String name, Journal journal, Catalogue catalogue, Wire wire, Clock clock, Random random) {
    this.journal = journal;
    PanelSettings settings =
        PanelSettings.of(URI.create("http://127.0.0.1:1/api/vhost"), "sandbox-token");
    var gateway =
        new BthostGateway(
            List.of(new PanelAccess(PANEL, settings, 4, 0, 1)),
            one -> PanelClient.over(wire, one, clock, () -> "n" + random.nextInt(1_000_000)),
            (panel, call) -> {},
            clock,
            wait -> {});
    this.turnstile = new Turnstile(journal, gateway, catalogue, name, 1, LEASE);
    this.executor =
        new OperationExecutor(
            journal,
            gateway,
            catalogue,
            new ExecutorSettings(
                new InstallationId(INSTALLATION),
                Duration.ofMinutes(20),
                5,
                LEASE,
                Backoff.standard(random),
                () -> "pw" + random.nextInt(1_000_000_000)),
            clock);
  }

  /** Places at most one service that is due, and works on at most one; false where none is. */
  boolean step() {
    List<Due> admitted = turnstile.admit();
    for (Due due : admitted) {
      Optional<Lease> before = held;
      held = Optional.of(due.lease());
      try {
        executor.attempt(due.lease());
      } finally {
        held = before;
        turnstile.leave(due);
      }
    }
    return !admitted.isEmpty();
  }

  /** What the pool of a living process does for a worker that waits for a panel. */
  void beat() {
    if (held.isPresent()) {
      try {
        journal.queue().extend(held.get(), LEASE);
      } catch (LeaseLost lost) {
        held = Optional.empty();
      }
    }
  }
}
