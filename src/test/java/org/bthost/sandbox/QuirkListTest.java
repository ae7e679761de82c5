package org.bthost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every quirk has one number, one switch, one test and one line in the documents. */
class QuirkListTest {
  private static final Pattern LINE =
      Pattern.compile("^\\| (\\d+) \\| ([A-Z0-9_]+) \\| .+ \\|$", Pattern.MULTILINE);
  private static final Pattern TEST =
      Pattern.compile("@Test\n  void (\\w+)\\(\\).*?\n  }\n", Pattern.DOTALL);
  private static final List<Quirk> OFF_AT_FIRST =
      List.of(Quirk.NEW_BT_BINDS_UNSEEN, Quirk.NEW_BT_KEEPS_DATABASE_PASSWORDS);

  @Test
  void theDocumentListsEveryQuirkByItsNumber() throws IOException {
    var listed =
        LINE.matcher(Files.readString(Path.of("src/docs/panel-quirks.md")))
            .results()
            .map(line -> line.group(1) + " " + line.group(2));

    assertThat(listed)
        .containsExactlyElementsOf(
            Stream.of(Quirk.values()).map(quirk -> quirk.number() + " " + quirk).toList());
  }

  @Test
  void numbersHaveNoGaps() {
    assertThat(Stream.of(Quirk.values()).map(Quirk::number))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, Quirk.values().length).boxed().toList());
  }

  @Test
  void everySwitchIsTurnedInATestOfItsName() throws IOException {
    var tests = tests();

    assertThat(Quirk.values())
        .allSatisfy(
            quirk ->
                assertThat(tests.get(quirk.name().replace("_", "").toLowerCase(Locale.ROOT)))
                    .contains("panel.quirks().off(Quirk." + quirk + ")"));
  }

  private static Map<String, String> tests() throws IOException {
    var tests = new TreeMap<String, String>();
    for (String name : List.of("QuirkTest", "TransportQuirkTest", "GoodsQuirkTest")) {
      var source = Files.readString(Path.of("src/test/java/org/bthost/sandbox", name + ".java"));
      TEST.matcher(source)
          .results()
          .forEach(test -> tests.put(test.group(1).toLowerCase(Locale.ROOT), test.group()));
    }
    return tests;
  }

  @Test
  void allButThoseOfANewerBtAreOnAtFirstAndCanBeTurned() {
    var quirks = new Quirks();
    assertThat(Quirk.values())
        .filteredOn(quirk -> !quirks.isOn(quirk))
        .containsExactlyElementsOf(OFF_AT_FIRST);

    quirks.off(Quirk.LIKE_SEARCH);
    assertThat(quirks.isOn(Quirk.LIKE_SEARCH)).isFalse();
    quirks.on(Quirk.LIKE_SEARCH);
    assertThat(quirks.isOn(Quirk.LIKE_SEARCH)).isTrue();
  }
}
