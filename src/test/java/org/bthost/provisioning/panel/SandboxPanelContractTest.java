package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.bthost.sandbox.SandboxPanel;
import org.bthost.sandbox.User;
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
  void everythingIsCleanedUp() {
    assertThat(panel.state().liveHosts()).isEmpty();
    assertThat(panel.state().users()).extracting(User::username).containsExactly("admin");
    client.close();
    panel.close();
  }
}
