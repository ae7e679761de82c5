package org.bthost.provisioning.gateway;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bthost.provisioning.domain.Availability;
import org.bthost.provisioning.domain.CallRecord;
import org.bthost.provisioning.domain.ConnectionReport;
import org.bthost.provisioning.domain.PanelCondition;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelSession;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.Permit;
import org.bthost.provisioning.panel.Gate;
import org.bthost.provisioning.panel.PanelCall;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelException;
import org.bthost.provisioning.panel.PanelSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to BTHost panels. Thread-safe. */
public final class BthostGateway implements PanelGateway, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BthostGateway.class);

  private final Map<PanelId, Way> ways = new LinkedHashMap<>();
  private final Map<PanelId, String> states = new ConcurrentHashMap<>();
  private final BiConsumer<PanelId, CallRecord> meter;

  private record Way(PanelAccess access, PanelClient client, PanelGuard guard) {}

  /**
   * @param clients makes the client of one panel
   * @param meter told of every call, for metrics
   * @param clock one that is never set back; panels on trial and calls in a second go by it
   * @param pause lets time go by, for a call that waits for its turn
   */
  public BthostGateway(
      List<PanelAccess> panels,
      Function<PanelSettings, PanelClient> clients,
      BiConsumer<PanelId, CallRecord> meter,
      Clock clock,
      Consumer<Duration> pause) {
    this.meter = meter;
    for (PanelAccess panel : panels) {
      PanelClient client = clients.apply(panel.settings());
      var way = new Way(panel, client, new PanelGuard(panel, clock, pause));
      ways.put(panel.id(), way);
      warnings(way).forEach(warning -> LOG.warn("panel {}: {}", panel.id(), warning));
    }
  }

  @Override
  public PanelSession open(PanelId panel, Permit permit, Consumer<CallRecord> trail) {
    Way way =
        way(panel)
            .orElseThrow(
                () -> new PanelTrouble(PanelTrouble.Kind.DENIED, notInTheFile(panel), null));
    return new GatewaySession(
        way.client().session(way.guard(), permit::confirm, call -> heard(panel, call, trail)),
        way.access().userGroup(),
        way.access().bindsAddresses());
  }

  private Optional<Way> way(PanelId panel) {
    return Optional.ofNullable(ways.get(panel));
  }

  private static String notInTheFile(PanelId panel) {
    return "panel '" + panel + "' is not in the panels file";
  }

  private void heard(PanelId panel, PanelCall call, Consumer<CallRecord> trail) {
    var entry =
        new CallRecord(
            call.at(),
            call.endpoint(),
            call.writing(),
            call.httpStatus(),
            call.took(),
            call.outcome(),
            call.message());
    states.put(panel, call.outcome().equals(PanelCall.OK) ? "answers" : call.message());
    meter.accept(panel, entry);
    trail.accept(entry);
  }

  @Override
  public Availability availability(PanelId panel) {
    return way(panel).map(way -> way.guard().breaker().availability()).orElse(Availability.WORKING);
  }

  @Override
  public void probe(PanelId panel) {
    way(panel).ifPresent(way -> probe(reader(panel, way.client(), way.guard())));
  }

  private static void probe(PanelClient client) {
    try {
      client.plans().list();
    } catch (PanelException | PanelTrouble failure) {
      LOG.debug("a panel on trial is not back: {}", failure.getMessage());
    }
  }

  private PanelClient reader(PanelId panel, PanelClient client, Gate gate) {
    return client.session(gate, () -> {}, call -> heard(panel, call, unused -> {}));
  }

  @Override
  public ConnectionReport test(PanelId panel) {
    return way(panel)
        .map(way -> ConnectionTest.run(panel, reader(panel, way.client(), way.guard().ofPerson())))
        .orElseGet(() -> ConnectionReport.unusable(panel, notInTheFile(panel)));
  }

  @Override
  public List<PanelCondition> conditions() {
    return ways.values().stream().map(this::condition).toList();
  }

  private PanelCondition condition(Way way) {
    PanelId panel = way.access().id();
    Breaker breaker = way.guard().breaker();
    return new PanelCondition(
        panel,
        address(way.access().settings().url()),
        breaker.availability(),
        breaker.trouble().orElseGet(() -> states.getOrDefault(panel, "not called yet")),
        warnings(way));
  }

  /** Where a panel is, without anything that could be secret. */
  private static String address(URI url) {
    return url.getScheme() + "://" + url.getAuthority();
  }

  private static List<String> warnings(Way way) {
    var warnings = new ArrayList<String>();
    if (way.access().settings().insecureTls()) {
      warnings.add("TLS is NOT VERIFIED (insecureTls); give the panel's CA file instead");
    } else if (way.client().insecure()) {
      warnings.add("plain http to another machine: a signed request can be read and used again");
    }
    return warnings;
  }

  @Override
  public void close() {
    ways.values().forEach(way -> way.client().close());
  }
}
