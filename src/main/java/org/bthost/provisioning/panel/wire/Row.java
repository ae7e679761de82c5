package org.bthost.provisioning.panel.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Reads the panel's rows, whose numbers are texts in some answers and whose absent things are null,
 * empty text or nothing at all (panel behaviour, sections 1 and 5).
 */
public final class Row {
  private final JsonNode node;
  private final ZoneId zone;

  Row(JsonNode node, ZoneId zone) {
    this.node = node;
    this.zone = zone;
  }

  /** A whole number, written as a number or as a text; 0 where there is none. */
  public long number(String field) {
    JsonNode value = node.path(field);
    if (value.isNumber()) {
      return value.longValue();
    }
    String text = value.asText("").strip();
    try {
      return text.isEmpty() || value.isNull() ? 0 : (long) Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new UnreadableRow(field, "a number", value.getNodeType().name());
    }
  }

  public int integer(String field) {
    return Math.toIntExact(Math.min(number(field), Integer.MAX_VALUE));
  }

  /** A number that names a row: never 0. */
  public long id(String field) {
    long id = number(field);
    if (id < 1) {
      throw new UnreadableRow(field, "an id", "nothing");
    }
    return id;
  }

  /** A text; empty where there is none. */
  public String text(String field) {
    JsonNode value = node.path(field);
    return value.isNull() ? "" : value.asText("");
  }

  /** A switch: 1 or "1" is on, anything else off. */
  public boolean flag(String field) {
    return text(field).equals("1");
  }

  /** A day: epoch seconds of its start in the panel's zone, or a date. */
  public LocalDate day(String field) {
    JsonNode value = node.path(field);
    if (value.isNumber() || value.asText("").matches("\\d{5,}")) {
      return Instant.ofEpochSecond(number(field)).atZone(zone).toLocalDate();
    }
    try {
      return LocalDate.parse(value.asText(""));
    } catch (DateTimeParseException e) {
      throw new UnreadableRow(field, "a day", value.getNodeType().name());
    }
  }

  /** A point in time; empty where it never was. */
  public Optional<Instant> instant(String field) {
    return number(field) == 0
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(number(field)));
  }

  /** A row within the row; empty where it is null, absent or an empty list. */
  public Optional<Row> row(String field) {
    JsonNode value = node.path(field);
    return value.isObject() ? Optional.of(new Row(value, zone)) : Optional.empty();
  }

  /** The rows of a list; none where it is null or absent. */
  public List<Row> rows(String field) {
    return rows(node.path(field), zone);
  }

  static List<Row> rows(JsonNode list, ZoneId zone) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(JsonNode::isObject)
        .map(element -> new Row(element, zone))
        .toList();
  }
}
