package org.bthost.provisioning.panel.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.bthost.provisioning.panel.PanelGarbled;

/** The data of a yes: nothing, a text, one row, or many. */
public final class Answer {
  private final Endpoint endpoint;
  private final ZoneId zone;
  private final JsonNode data;

  Answer(Endpoint endpoint, ZoneId zone, JsonNode data) {
    this.endpoint = endpoint;
    this.zone = zone;
    this.data = data;
  }

  /** The row; a yes without one is garbled. */
  public Row row() {
    return optionalRow().orElseThrow(() -> garbled("no row in it"));
  }

  /** The row, if any: some calls answer yes and null for an unknown id. */
  public Optional<Row> optionalRow() {
    if (data.isObject()) {
      return Optional.of(new Row(this, "", data));
    }
    if (Scalars.absent(data)) {
      return Optional.empty();
    }
    throw garbled("something else than a row in it");
  }

  /** The rows; null is garbled, because "could not see" is not "is empty". */
  public List<Row> rows() {
    return rows("", data);
  }

  List<Row> rows(String path, JsonNode node) {
    if (!node.isArray()) {
      throw garbled(path + " is no list");
    }
    return StreamSupport.stream(node.spliterator(), false)
        .map(element -> row(path, element))
        .toList();
  }

  Row row(String path, JsonNode element) {
    if (!element.isObject()) {
      throw garbled(path + " is no list of rows");
    }
    return new Row(this, path, element);
  }

  /** The bare text. */
  public String text() {
    return Scalars.text(data).orElseThrow(() -> garbled("no text in it"));
  }

  /** The bare date. */
  public LocalDate day() {
    return PanelDates.day(data, zone).orElseThrow(() -> garbled("no date in it"));
  }

  ZoneId zone() {
    return zone;
  }

  PanelGarbled garbled(String meaning) {
    return new PanelGarbled(endpoint.path(), endpoint.writes(), 200, "yes, but " + meaning.strip());
  }
}
