package org.bthost.provisioning.web.api;

import java.util.Optional;
import java.util.function.Function;
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
}
