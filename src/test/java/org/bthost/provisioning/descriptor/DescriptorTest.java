package org.bthost.provisioning.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bthost.provisioning.domain.Verb;
import org.junit.jupiter.api.Test;

/** The passport tells the truth, in both directions. */
class DescriptorTest {
  private final Descriptor descriptor = Descriptor.load();

  @Test
  void itDeclaresJustTheVerbsAndEventsThatTheModuleTakes() {
    List<String> words = Arrays.stream(Verb.values()).map(Verb::word).toList();

    assertThat(descriptor.verbs()).containsExactlyElementsOf(words);
    assertThat(descriptor.events())
        .containsExactlyElementsOf(
            words.stream().map(word -> "org.bthost.provisioning." + word).toList());
  }

  @Test
  void itDeclaresJustTheJobsThatThereAre() throws IOException {
    Path jobs = Path.of("src/main/java/org/bthost/provisioning/jobs");
    try (Stream<Path> files = Files.list(jobs)) {
      assertThat(descriptor.jobs())
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith("Job.java"))
                  .map(name -> name.replace(".java", ""))
                  .toList());
    }
  }

  @Test
  void itDeclaresJustTheSettingsThatTheCodeReads() throws IOException {
    List<String> declared = descriptor.settings().stream().map(SettingDeclaration::key).toList();

    assertThat(mentioned("\"(BTHOST_[A-Z_]*[A-Z])\"", "src/main/java"))
        .containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void everyMessageIsThereInBothLanguagesAndIsUsed() throws IOException {
    Set<String> used = new TreeSet<>(mentioned("msg\\(\"([a-zA-Z.]+)\"\\)", "templates"));
    used.addAll(mentioned("\"label\": \"([^\"]+)\"", "descriptor"));
    used.addAll(mentioned("\"name\": \"(module[.a-z]+)\"", "descriptor"));
    used.addAll(mentioned("\"(error\\.[a-z.]+)\"", "src/main/java"));

    assertThat(descriptor.english().keySet()).containsExactlyInAnyOrderElementsOf(used);
    assertThat(descriptor.chinese().keySet()).isEqualTo(descriptor.english().keySet());
    assertThat(descriptor.chinese().values()).noneMatch(String::isBlank);
  }

  @Test
  void theReadmeShowsEverySetting() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(descriptor.settings())
        .allSatisfy(setting -> assertThat(readme).contains("`" + setting.key() + "`"));
  }

  private static Set<String> mentioned(String pattern, String folder) throws IOException {
    var found = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher matcher = Pattern.compile(pattern).matcher(Files.readString(file));
        while (matcher.find()) {
          found.add(matcher.group(1));
        }
      }
    }
    return found;
  }
}
