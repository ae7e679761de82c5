package org.bthost.provisioning.panel.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.panel.PanelGarbled;

/**
 * One row of the panel's tables. What is missing reads as nothing, what is unreadable makes the
 * answer garbled; values never show in the exception, only field names.
 */
public final class Row {
  private final Answer answer;
  private final String path;
  private final JsonNode node;

  Row(Answer answer, String path, JsonNode node) {
    this.answer = answer;
    this.path = path;
    this.node = node;
  }

  /** A number that must be there. */
  public long id(String field) {
    return Scalars.whole(node.path(field)).orElseThrow(() -> unreadable(field));
  }

  /** A number; 0 if missing. */
  public long number(String field) {
    return Scalars.absent(node.path(field)) ? 0 : id(field);
  }

  /** A number with decimals; 0 if missing. */
  public double decimal(String field) {
    var value = node.path(field);
    return Scalars.absent(value) ? 0 : Scalars.decimal(value).orElseThrow(() -> unreadable(field));
  }

  /** 1, "1" or true. */
  public boolean flag(String field) {
    var value = node.path(field);
    return value.isBoolean() ? value.booleanValue() : number(field) == 1;
  }

  /** Whether a status says normal; rows fresh from their making have none yet and are normal. */
  public boolean active() {
    var status = text("status");
    return status.isEmpty() || status.equals("normal") || status.equals("1");
  }

  /** A text; empty if missing. */
  public String text(String field) {
    var value = node.path(field);
    return Scalars.absent(value) ? "" : Scalars.text(value).orElseThrow(() -> unreadable(field));
  }

  /** A text that must be there. */
  public String name(String field) {
    var value = text(field);
    if (value.isEmpty()) {
      throw unreadable(field);
    }
    return value;
  }

  /** A date that must be there. */
  public LocalDate day(String field) {
    return PanelDates.day(node.path(field), answer.zone()).orElseThrow(() -> unreadable(field));
  }

  /** A moment in epoch seconds; empty if missing or 0. */
  public Optional<Instant> instant(String field) {
    var seconds = number(field);
    return seconds == 0
        ? Optional.empty()
        : Optional.of(PanelDates.instant(seconds).orElseThrow(() -> unreadable(field)));
  }

  /** The row inside, which must be there. */
  public Row child(String field) {
    return optionalChild(field).orElseThrow(() -> unreadable(field));
  }

  /** The row inside; empty if null or missing, and PHP's word for that may be an empty array. */
  public Optional<Row> optionalChild(String field) {
    var value = node.path(field);
    if (value.isObject()) {
      return Optional.of(new Row(answer, path + field + ".", value));
    }
    if (Scalars.absent(value) || (value.isArray() && value.isEmpty())) {
      return Optional.empty();
    }
    throw unreadable(field);
  }

  /** The rows inside; none if null or missing. */
  public List<Row> children(String field) {
    var value = node.path(field);
    return Scalars.absent(value) ? List.of() : answer.rows(path + field, value);
  }

  private PanelGarbled unreadable(String field) {
    return answer.garbled(path + field + " is missing or unreadable");
  }

  @Override
  public String toString() {
    return "Row[" + path + "]";
  }
}
