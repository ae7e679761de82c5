package org.bthost.provisioning.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was bought of something that is limited, as an order states it. Units count by 1024, and are
 * told apart by their letters ({@code Mb} would be bits). A part of the smallest unit that the
 * panel knows is rounded up: never less than was bought.
 */
final class Amount {
  /** Kept in MB. */
  static final Amount SIZE =
      new Amount(
          Map.of("", 1, "MB", 1, "GB", 1024, "TB", 1024 * 1024),
          "is a number of MB, or one with its unit, MB, GB or TB, such as 20 GB");

  /** Kept in KB/s. */
  static final Amount RATE =
      new Amount(
          Map.of("", 1, "KB/s", 1, "MB/s", 1024),
          "is a number of KB/s, or one with its unit, KB/s or MB/s, such as 512 KB/s");

  /** A whole number, without a unit. */
  static final Amount COUNT =
      new Amount(Map.of("", 1), "is a whole number from 1 to " + Integer.MAX_VALUE);

  private static final Pattern STATED =
      Pattern.compile("([0-9]{1,10}(?:\\.[0-9]{1,10})?) ?([A-Za-z/]*)");

  private final Map<String, Integer> units;
  private final String rule;

  private Amount(Map<String, Integer> units, String rule) {
    this.units = units;
    this.rule = rule;
  }

  /**
   * The amount in its smallest unit, in digits.
   *
   * @throws IllegalArgumentException where it is none; the text says what it may be
   */
  String read(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          "is blank, which never means unlimited; leave it out to take the product's");
    }
    BigDecimal amount = stated(text).orElseThrow(() -> new IllegalArgumentException(rule));
    if (amount.signum() == 0) {
      throw new IllegalArgumentException(
          rule + "; 0 would be unlimited, which only a product with a plan of the panel can be");
    }
    BigDecimal whole = amount.setScale(0, RoundingMode.CEILING);
    if (whole.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException(rule + "; at most " + Integer.MAX_VALUE);
    }
    return whole.toPlainString();
  }

  private Optional<BigDecimal> stated(String text) {
    Matcher parts = STATED.matcher(text);
    if (!parts.matches() || !units.containsKey(parts.group(2))) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(parts.group(1));
    boolean whole = number.stripTrailingZeros().scale() <= 0;
    return units.size() == 1 && !whole
        ? Optional.empty()
        : Optional.of(number.multiply(BigDecimal.valueOf(units.get(parts.group(2)))));
  }
}
