package org.bthost.provisioning.gateway;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bthost.provisioning.domain.CallRecord;
import org.bthost.provisioning.domain.ConnectionReport;
import org.bthost.provisioning.domain.PanelCondition;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelSession;
import org.bthost.provisioning.domain.PanelTrouble;
import org.bthost.provisioning.domain.Permit;
import org.bthost.provisioning.panel.PanelCall;
import org.bthost.provisioning.panel.PanelClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to BTHost panels. Thread-safe. */
public final class BthostGateway implements PanelGateway, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BthostGateway.class);

  private final Map<PanelId, PanelClient> clients = new LinkedHashMap<>();
  private final Map<PanelId, Long> userGroups = new LinkedHashMap<>();
  private final Map<PanelId, String> states = new ConcurrentHashMap<>();
  private final BiConsumer<PanelId, CallRecord> meter;

  /**
   * @param nonces fresh texts of letters and digits, for signatures
   * @param meter told of every call, for metrics
   */
  public BthostGateway(
      List<PanelAccess> panels,
      Clock clock,
      Supplier<String> nonces,
      BiConsumer<PanelId, CallRecord> meter) {
    this.meter = meter;
    for (PanelAccess panel : panels) {
      PanelClient client = PanelClient.connect(panel.settings(), clock, nonces);
      warnings(client).forEach(warning -> LOG.warn("panel {}: {}", panel.id(), warning));
      clients.put(panel.id(), client);
      userGroups.put(panel.id(), panel.userGroup());
    }
  }

  @Override
  public PanelSession open(PanelId panel, Permit permit, Consumer<CallRecord> trail) {
    PanelClient client = clients.get(panel);
    if (client == null) {
      throw new PanelTrouble(
          PanelTrouble.Kind.DENIED, "panel '" + panel + "' is not in the panels file", null);
    }
    return new GatewaySession(
        client.session(permit::confirm, call -> heard(panel, call, trail)),
        userGroups.getOrDefault(panel, 1L));
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
    states.put(panel, call.outcome().equals("ok") ? "answers" : call.message());
    meter.accept(panel, entry);
    trail.accept(entry);
  }

  @Override
  public ConnectionReport test(PanelId panel) {
    PanelClient client = clients.get(panel);
    if (client == null) {
      return new ConnectionReport(panel, false, "panel '" + panel + "' is not in the panels file");
    }
    return ConnectionTest.run(
        panel, client.session(() -> {}, call -> heard(panel, call, unused -> {})));
  }

  @Override
  public List<PanelCondition> conditions() {
    return clients.entrySet().stream()
        .map(
            panel ->
                new PanelCondition(
                    panel.getKey(),
                    panel.getValue().settings().address(),
                    states.getOrDefault(panel.getKey(), "not called yet"),
                    warnings(panel.getValue())))
        .toList();
  }

  private static List<String> warnings(PanelClient client) {
    var warnings = new ArrayList<String>();
    if (client.settings().insecureTls()) {
      warnings.add("TLS is NOT VERIFIED (insecureTls); give the panel's CA file instead");
    }
    if (client.settings().isReplayable()) {
      warnings.add("plain http to another machine: a signed request can be read and used again");
    }
    return warnings;
  }

  @Override
  public void close() {
    clients.values().forEach(PanelClient::close);
  }
}
