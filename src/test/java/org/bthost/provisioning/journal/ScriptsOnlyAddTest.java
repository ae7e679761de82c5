package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nodes of an older version work on beside the one that runs a script. */
class ScriptsOnlyAddTest {
  private static final Path SCRIPTS = Path.of("src/main/resources/bthost/db");

  /** Older than the first version that could run in a cluster. */
  private static final List<String> BEFORE_CLUSTERS =
      List.of("V1__journal.sql", "V2__by_hand.sql", "V3__sequence_per_verb.sql");

  /** A new column, or a longer text in one that is there. */
  private static final Pattern ADDITION =
      Pattern.compile(
          "alter table \\S+ (add column if not exists .*|\\$\\{alter} \\S+ \\$\\{to} varchar\\(\\d+\\))");

  static List<Path> scripts() throws IOException {
    try (Stream<Path> all = Files.list(SCRIPTS)) {
      return all.filter(it -> !BEFORE_CLUSTERS.contains(it.getFileName().toString())).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void nothingIsTakenFromThem(Path script) throws IOException {
    assertThat(statements(script))
        .noneMatch(it -> it.startsWith("drop") || it.startsWith("rename"))
        .filteredOn(it -> it.startsWith("alter"))
        .allMatch(it -> ADDITION.matcher(it).matches());
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void rowsThatTheyInsertNeedNothingNew(Path script) throws IOException {
    assertThat(statements(script))
        .filteredOn(it -> it.startsWith("alter") && it.contains("not null"))
        .allMatch(it -> it.contains(" default "));
  }

  private static List<String> statements(Path script) throws IOException {
    String text = Files.readString(script).replaceAll("--.*", "");
    return Arrays.stream(text.split(";")).map(it -> it.strip().replaceAll("\\s+", " ")).toList();
  }
}
