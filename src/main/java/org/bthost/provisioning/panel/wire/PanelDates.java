package org.bthost.provisioning.panel.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * End dates: asked for as a date, stored as epoch seconds of that day's midnight on the panel,
 * shown as either (panel behaviour, section 1).
 */
public final class PanelDates {
  /**
   * The last day that fits the panel's column; later ones crash it after it has told the server.
   */
  public static final LocalDate LAST = LocalDate.of(2038, 1, 18);

  private static final LocalDate FIRST = LocalDate.of(1970, 1, 2);

  private PanelDates() {}

  /**
   * The day itself.
   *
   * @throws IllegalArgumentException if the panel cannot store it
   */
  public static LocalDate requireStorable(LocalDate day) {
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      throw new IllegalArgumentException("Not a day the panel can store: " + day);
    }
    return day;
  }

  /** The day meant by a number, by digits, or by a date text; empty if it is none of these. */
  static Optional<LocalDate> day(JsonNode node, ZoneId panelZone) {
    var seconds = Scalars.whole(node);
    if (seconds.isPresent()) {
      return instant(seconds.getAsLong()).map(at -> at.atZone(panelZone).toLocalDate());
    }
    return Scalars.text(node).flatMap(PanelDates::day);
  }

  /** The moment meant by epoch seconds; empty beyond any date the panel could mean. */
  static Optional<Instant> instant(long seconds) {
    return Math.abs(seconds) > 99_999_999_999L
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(seconds));
  }

  private static Optional<LocalDate> day(String text) {
    if (!text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException noSuchDay) {
      return Optional.empty();
    }
  }
}
