package org.bthost.provisioning.web.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.InvalidIntent;
import org.jspecify.annotations.Nullable;

/** Reads what a search is narrowed by. */
final class Filters {
  private Filters() {}

  /**
   * Reads one; empty where it is not given.
   *
   * @throws InvalidIntent where the reading takes no such text
   */
  static <T> Optional<T> read(String name, @Nullable String text, Function<String, T> reading) {
    try {
      return Optional.ofNullable(text).filter(it -> !it.isEmpty()).map(reading);
    } catch (IllegalArgumentException e) {
      throw new InvalidIntent(name, "'" + text + "' is not known");
    }
  }

  /** Reads one that may be any text. */
  static Optional<String> text(@Nullable String text) {
    return Optional.ofNullable(text).filter(it -> !it.isEmpty());
  }

  /**
   * Reads one that is a word of an enumeration.
   *
   * @param word gives the word of a constant
   * @throws InvalidIntent where it is none of them; tells which there are
   */
  static <E extends Enum<E>> Optional<E> word(
      String name, @Nullable String text, Class<E> words, Function<E, String> word) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    List<E> known = List.of(words.getEnumConstants());
    return Optional.of(
        known.stream()
            .filter(it -> word.apply(it).equals(text))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidIntent(
                        name,
                        "'"
                            + text
                            + "' is not known; use one of "
                            + known.stream().map(word).collect(Collectors.joining(", ")))));
  }
}
