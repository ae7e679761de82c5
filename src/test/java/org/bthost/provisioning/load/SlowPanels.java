package org.bthost.provisioning.load;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bthost.provisioning.domain.HostId;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.gateway.BthostGateway;
import org.bthost.provisioning.gateway.PanelAccess;
import org.bthost.provisioning.panel.PanelClient;
import org.bthost.provisioning.panel.PanelSettings;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.Reply;
import org.bthost.provisioning.panel.wire.Wire;

/**
 * Panels behind the module's own gateway that answer each host_status after the same while: every
 * host runs, as its row says. They know no other call.
 */
final class SlowPanels implements AutoCloseable {
  private final List<PanelId> panels;
  private final List<HostId> hosts;
  private final BthostGateway gateway;

  /**
   * @param hosts of each panel
   * @param callsInFlight calls that each panel is sent at a time
   */
  SlowPanels(int panels, int hosts, int callsInFlight, Duration answer) {
    this.panels = IntStream.range(0, panels).mapToObj(n -> new PanelId("slow-" + n)).toList();
    this.hosts = LongStream.rangeClosed(1, hosts).mapToObj(HostId::new).toList();
    var settings = PanelSettings.of(URI.create("http://127.0.0.1:1/api/vhost"), "slow-token");
    this.gateway =
        new BthostGateway(
            this.panels.stream()
                .map(panel -> new PanelAccess(panel, settings, callsInFlight, 0, 1))
                .toList(),
            one ->
                PanelClient.over(new SlowWire(answer), one, Clock.systemUTC(), SlowPanels::nonce),
            (panel, call) -> {},
            Clock.systemUTC(),
            wait -> {});
  }

  static String nonce() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** What a panel says of a host that runs, as its row has it. */
  static byte[] running() {
    return "{\"code\":1,\"msg\":\"请求成功\",\"time\":\"%d\",\"data\":{\"loca\":\"normal\",\"server\":\"1\"}}"
        .formatted(Clock.systemUTC().instant().getEpochSecond())
        .getBytes(StandardCharsets.UTF_8);
  }

  List<PanelId> panels() {
    return panels;
  }

  /** The hosts of each panel. */
  List<HostId> hosts() {
    return hosts;
  }

  PanelGateway gateway() {
    return gateway;
  }

  @Override
  public void close() {
    gateway.close();
  }

  private record SlowWire(Duration answer) implements Wire {
    @Override
    public void reach(Endpoint endpoint) {}

    @Override
    public Reply post(Endpoint endpoint, Form form) {
      if (endpoint != Endpoint.HOST_STATUS) {
        throw new IllegalStateException("a slow panel does not know " + endpoint.path());
      }
      try {
        Thread.sleep(answer.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      return new Reply(200, running());
    }

    @Override
    public void close() {}
  }
}
