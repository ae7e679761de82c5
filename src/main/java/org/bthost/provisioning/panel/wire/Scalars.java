package org.bthost.provisioning.panel.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Single values as a PHP panel writes them: numbers are often strings, and what is missing may be
 * null or empty (panel behaviour, section 1, types).
 */
final class Scalars {
  private Scalars() {}

  /** Whether nothing is there: no field, null, or an empty text. */
  static boolean absent(JsonNode node) {
    return node.isMissingNode() || node.isNull() || (node.isTextual() && node.asText().isBlank());
  }

  /** {@code 69}, {@code "69"} or {@code 69.0}; empty for all else. */
  static OptionalLong whole(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return OptionalLong.of(node.longValue());
    }
    if (node.isTextual() && node.asText().strip().matches("-?\\d{1,18}")) {
      return OptionalLong.of(Long.parseLong(node.asText().strip()));
    }
    if (node.isFloatingPointNumber() && node.canConvertToExactIntegral()) {
      return node.canConvertToLong() ? OptionalLong.of(node.longValue()) : OptionalLong.empty();
    }
    return OptionalLong.empty();
  }

  /** {@code 42.7} or {@code "42.7"}; empty for all else. */
  static OptionalDouble decimal(JsonNode node) {
    if (node.isNumber()) {
      return OptionalDouble.of(node.doubleValue());
    }
    if (node.isTextual() && node.asText().strip().matches("-?\\d{1,18}(\\.\\d{1,18})?")) {
      return OptionalDouble.of(Double.parseDouble(node.asText().strip()));
    }
    return OptionalDouble.empty();
  }

  /** A text, or a number as text; empty for null, missing, objects and arrays. */
  static Optional<String> text(JsonNode node) {
    return node.isTextual() || node.isNumber() ? Optional.of(node.asText()) : Optional.empty();
  }
}
