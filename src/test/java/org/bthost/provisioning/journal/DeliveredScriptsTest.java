package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A script that was delivered is never edited: databases remember its checksum. */
class DeliveredScriptsTest {
  static Stream<Integer> levels() {
    return OldDatabase.LEVELS.stream();
  }

  @ParameterizedTest
  @MethodSource("levels")
  void deliveredScriptsAreAsTheyWere(int level) throws IOException {
    List<String> delivered = OldDatabase.scripts(level);

    assertThat(delivered).hasSize(level);
    assertThat(OldDatabase.scriptsToday(level)).isEqualTo(delivered);
  }
}
