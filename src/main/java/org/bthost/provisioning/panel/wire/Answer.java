package org.bthost.provisioning.panel.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bthost.provisioning.panel.PanelGarbled;
import org.jspecify.annotations.Nullable;

/** The data of an answer whose code was 1. */
public final class Answer {
  private final String endpoint;
  private final JsonNode content;
  private final ZoneId zone;

  Answer(String endpoint, JsonNode content, ZoneId zone) {
    this.endpoint = endpoint;
    this.content = content;
    this.zone = zone;
  }

  /** The data, which must be one row. */
  public <T> T row(Function<Row, T> reading) {
    if (!content.isObject()) {
      throw garbled("its data is no row", null);
    }
    return reading(() -> reading.apply(new Row(content, zone)));
  }

  /** The data, which must be a list of rows; null is no empty list, but an answer not to trust. */
  public <T> List<T> rows(Function<Row, T> reading) {
    if (!content.isArray()) {
      throw garbled("its data is no list", null);
    }
    return reading(() -> Row.rows(content, zone).stream().map(reading).toList());
  }

  private <T> T reading(Supplier<T> work) {
    try {
      return work.get();
    } catch (UnreadableRow e) {
      throw garbled(e.getMessage(), e);
    }
  }

  private PanelGarbled garbled(String what, @Nullable Throwable cause) {
    return new PanelGarbled(endpoint + " answered yes, but " + what, 200, true, cause);
  }
}
