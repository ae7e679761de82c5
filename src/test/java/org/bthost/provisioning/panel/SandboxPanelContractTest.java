package org.bthost.provisioning.panel;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.AfterEach;

/** The contract, on the sandbox panel. */
class SandboxPanelContractTest implements PanelContract {
  private final SandboxPanel panel = SandboxPanel.start();
  private final AtomicLong nonces = new AtomicLong();
  private final PanelClient client =
      PanelClient.connect(
          PanelSettings.of(panel.url(), panel.token()),
          Clock.systemUTC(),
          () -> "n" + nonces.incrementAndGet());

  @Override
  public PanelClient client() {
    return client;
  }

  @AfterEach
  void close() {
    client.close();
    panel.close();
  }
}
