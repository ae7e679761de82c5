package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.Test;

/**
 * The client, the sandbox and the API document know the same endpoints, each from its own reading.
 */
class EveryEndpointTest {
  private static final int DOCUMENTED = 47;
  private static final List<String> HINTED_AT =
      List.of("php_list", "deployment_list", "server_status");

  @Test
  void theClientMakesEveryCallOfTheDocumentAndThoseItHintsAt() {
    var known = new TreeSet<>(ApiDocumentCalls.ALL.keySet());
    assertThat(known).hasSize(DOCUMENTED);

    known.addAll(HINTED_AT);
    assertThat(Stream.of(Endpoint.values()).map(Endpoint::path))
        .containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void theSandboxAnswersEveryEndpointOfTheClient() {
    try (SandboxPanel panel = SandboxPanel.start()) {
      assertThat(panel.endpoints())
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(Endpoint.values()).map(Endpoint::path).toList());
    }
  }
}
