package org.bthost.provisioning.domain;

import java.util.Locale;

/** How new services are spread over the panels of a group; where two are equal, the first wins. */
public enum Spread {
  /** To the panel of which the smallest part is taken. */
  LEAST_LOADED,
  /** To the first panel in the order of the panels file, until it is full. */
  FILL_FIRST,
  /**
   * In turn, by weight: to the panel that has the fewest services for its weight. It is told from
   * what stands, so that all nodes agree on whose turn it is.
   */
  ROUND_ROBIN;

  /** The lower, the sooner a panel is chosen. */
  public double rank(Room room, Occupancy taken) {
    return switch (this) {
      case LEAST_LOADED -> room.load(taken);
      case FILL_FIRST -> 0;
      case ROUND_ROBIN -> (double) taken.services() / room.weight();
    };
  }

  /** The spread of a word of the settings, such as {@code least-loaded}. */
  public static Spread of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
