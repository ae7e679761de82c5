package org.bthost.provisioning.web.api;

import java.util.List;
import java.util.function.IntFunction;
import org.bthost.provisioning.domain.InvalidIntent;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one page.
 *
 * @param last the row that the next page begins after; null where there is no next page
 */
record Slice<T>(List<T> rows, @Nullable T last) {
  static final int LARGEST = 500;

  /** How many rows the next page leaves out, where this one left out so many; null without one. */
  @Nullable Integer nextSkip(int skip) {
    return last == null ? null : skip + rows.size();
  }

  /**
   * Takes a page; one row more than it has tells whether another follows.
   *
   * @param rows gives up to so many rows
   * @throws InvalidIntent where the page is too small or too large
   */
  static <T> Slice<T> of(int limit, IntFunction<List<T>> rows) {
    if (limit < 1 || limit > LARGEST) {
      throw new InvalidIntent("limit", "must be 1 to " + LARGEST);
    }
    List<T> found = rows.apply(limit + 1);
    return found.size() > limit
        ? new Slice<>(found.subList(0, limit), found.get(limit - 1))
        : new Slice<>(found, null);
  }
}
