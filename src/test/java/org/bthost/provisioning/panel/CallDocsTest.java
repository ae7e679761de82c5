package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bthost.provisioning.panel.wire.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call of the client tells its source, what becomes of it on BT, and about repeating it. */
class CallDocsTest {
  private static final Path SOURCES = Path.of("src/main/java/org/bthost/provisioning/panel");
  private static final Pattern TYPE =
      Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public final class", Pattern.DOTALL);
  private static final Pattern METHOD =
      Pattern.compile(
          "(?:/\\*\\*((?:(?!\\*/).)*)\\*/)?\\s*\\n  public (?!final class)[\\w<>, ]+ (\\w+)\\(",
          Pattern.DOTALL);
  private static final Pattern ELSEWHERE =
      Pattern.compile("therwise as \\{@link #(list\\(\\)|each)}");
  private static final Map<String, String> SAID_OF_ALL =
      Map.of(
          "epeat|second call", "all of it is safe to repeat",
          "\\bBT\\b", "BT does not know|BT knows nothing");

  record Call(String name, String docs, String docsOfAll) {
    @Override
    public String toString() {
      return name;
    }

    boolean tells(String words) {
      var ofAll = Pattern.compile(SAID_OF_ALL.get(words)).matcher(docsOfAll).find();
      return ofAll || Pattern.compile(words).matcher(docs).find();
    }
  }

  /** What the client hands out to make calls with. */
  private static Stream<Class<?>> types() {
    return Stream.of(PanelClient.class.getMethods())
        .<Class<?>>map(Method::getReturnType)
        .filter(type -> type != PanelClient.class)
        .filter(type -> Stream.of(type.getDeclaredConstructors()).anyMatch(CallDocsTest::calls));
  }

  private static boolean calls(Constructor<?> constructor) {
    return List.of(constructor.getParameterTypes()).contains(Caller.class);
  }

  static Stream<Call> calls() {
    return types().map(Class::getSimpleName).flatMap(CallDocsTest::calls);
  }

  private static Stream<Call> calls(String type) {
    var source = source(type);
    var ofAll = plain(TYPE.matcher(source).results().findFirst().orElseThrow().group(1));
    return METHOD
        .matcher(source)
        .results()
        .map(method -> new Call(type + "." + method.group(2), plain(method.group(1)), ofAll));
  }

  private static String plain(String docs) {
    return docs == null ? "" : docs.replaceAll("\\s*\\n\\s*\\*\\s?", " ");
  }

  private static String source(String type) {
    try {
      return Files.readString(SOURCES.resolve(type + ".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void tellsItsSourceAndWhatItDoesBelowAndWhenRepeated(Call call) {
    assertThat(call.docs()).contains("Source: ");
    if (ELSEWHERE.matcher(call.docs()).find()) {
      return; // told there
    }
    assertThat(call.tells("\\bBT\\b")).as("what it does on BT").isTrue();
    if (!call.docs().contains("Sends nothing")) {
      assertThat(call.tells("epeat|second call")).as("whether it is safe to repeat").isTrue();
    }
  }

  @Test
  void noneIsLeftOut() {
    var methods =
        types()
            .flatMap(type -> Stream.of(type.getDeclaredMethods()))
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
            .toList();

    assertThat(methods).hasSizeGreaterThan(50);
    assertThat(calls()).extracting(Call::name).containsExactlyInAnyOrderElementsOf(methods);
  }
}
