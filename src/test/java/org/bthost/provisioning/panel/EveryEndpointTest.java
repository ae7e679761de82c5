package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.Test;

/** The client and the sandbox know the same endpoints, each from its own reading. */
class EveryEndpointTest {
  private static final int DOCUMENTED = 47;
  private static final int HINTED_AT = 3;

  @Test
  void theSandboxAnswersEveryEndpointOfTheClient() {
    try (SandboxPanel panel = SandboxPanel.start()) {
      assertThat(panel.endpoints())
          .hasSize(DOCUMENTED + HINTED_AT)
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(Endpoint.values()).map(Endpoint::path).toList());
    }
  }
}
