package org.bthost.provisioning.panel;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A hand-made panel and a client of it, whose clocks agree unless a test says otherwise. */
abstract class PanelFixture {
  static final String TOKEN = "55744dsadasd";
  static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(Replies.TIME), ZoneOffset.UTC);

  RawServer server;
  PanelClient client;
  final List<PanelCall> calls = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server = RawServer.http();
    client = connect(settings(server.url(), Duration.ofSeconds(10)));
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
  }

  PanelClient connect(PanelSettings settings) {
    return PanelClient.connect(settings, CLOCK, () -> "SPZJoB")
        .session(Gate.OPEN, SendGuard.OPEN, calls::add);
  }

  /** Every host of the panel. */
  static List<HostRow> hosts(PanelClient client) {
    var hosts = new ArrayList<HostRow>();
    client.hosts().each(hosts::add);
    return hosts;
  }

  static PanelSettings settings(URI url, Duration readTimeout) {
    var usual = PanelSettings.of(url, TOKEN);
    return new PanelSettings(
        url,
        TOKEN,
        usual.zone(),
        Optional.empty(),
        false,
        Duration.ofSeconds(2),
        readTimeout,
        readTimeout);
  }
}
