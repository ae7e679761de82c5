package org.bthost.provisioning.panel;

import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;

/**
 * The contract, on a live panel: {@code mvn test -Dtest=LivePanel} with BTHOST_LIVE_URL and
 * BTHOST_LIVE_TOKEN set. No part of an ordinary build. It builds hosts, and recycles them.
 */
class LivePanel implements PanelContract {
  /** One for all calls of a test: it learns the panel's clock, on which builds are signed. */
  private final PanelClient client =
      PanelClient.connect(
          PanelSettings.of(
              setting("BTHOST_LIVE_URL", URI::create), setting("BTHOST_LIVE_TOKEN", it -> it)),
          Clock.systemUTC(),
          () -> UUID.randomUUID().toString().replace("-", ""));

  @Override
  public PanelClient client() {
    return client;
  }

  @AfterEach
  void close() {
    client.close();
  }

  private static <T> T setting(String name, Function<String, T> reading) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalStateException(name + " is not set");
    }
    return reading.apply(value);
  }
}
