package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.sandbox.Quirk;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The probe sees which quirks a panel has, and touches nothing. */
class ProbeTest {
  private final SandboxPanel panel = SandboxPanel.start();
  private final AtomicLong nonces = new AtomicLong();
  private final PanelClient client =
      PanelClient.connect(
          PanelSettings.of(panel.url(), panel.token()),
          Clock.systemUTC(),
          () -> "n" + nonces.incrementAndGet());

  @AfterEach
  void close() {
    client.close();
    panel.close();
  }

  @Test
  void aDeployedPanelShowsAll() {
    assertThat(client.quirks()).containsExactly(PanelQuirk.values());
  }

  @ParameterizedTest
  @EnumSource
  void aQuirkThatIsGoneIsNotSeen(PanelQuirk quirk) {
    Quirk switched = Quirk.valueOf(quirk.name());
    assertThat(switched.number()).isEqualTo(quirk.number());
    panel.quirks().off(switched);

    assertThat(client.quirks()).isNotEmpty().doesNotContain(quirk);
  }

  @Test
  void onlyReadingCallsAreSent() {
    client.quirks();

    assertThat(panel.log().entries())
        .hasSize(7)
        .noneMatch(entry -> Endpoint.valueOf(entry.endpoint().toUpperCase(Locale.ROOT)).writes());
  }

  @Test
  void theListOfQuirksMarksThoseThatAreSeen() throws IOException {
    var marked =
        Files.readAllLines(Path.of("src/docs/panel-quirks.md")).stream()
            .filter(line -> line.contains("| *seen* "))
            .map(line -> line.split(" \\| ", -1)[1])
            .toList();

    assertThat(marked)
        .containsExactlyElementsOf(
            Stream.of(PanelQuirk.values()).map(PanelQuirk::toString).toList());
  }
}
