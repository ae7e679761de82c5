package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * One row of what was recorded at a running panel.
 *
 * @param line where it is in the recording, from 1
 */
record RecordedRow(int line, JsonNode json) {
  private static final JsonMapper JSON = new JsonMapper();

  static List<RecordedRow> all() {
    var file =
        Objects.requireNonNull(RecordedRow.class.getResourceAsStream("/panel/recorded.jsonl"));
    try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      var rows = new ArrayList<RecordedRow>();
      for (String line : reader.lines().toList()) {
        rows.add(new RecordedRow(rows.size() + 1, JSON.readTree(line)));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String label() {
    return json.path("label").asText();
  }

  String endpoint() {
    return json.path("endpoint").asText();
  }

  String kind() {
    return json.path("kind").asText();
  }

  boolean isGet() {
    return json.path("method").asText().equals("GET");
  }

  boolean isRace() {
    return json.has("results");
  }

  boolean isCron() {
    return endpoint().startsWith("queue/");
  }

  /** Whether it is what the recorder counted, and not a call. */
  boolean isSummary() {
    return endpoint().isEmpty();
  }

  int status() {
    return json.path("http_status").asInt();
  }

  Map<String, String> params() {
    return texts(json.path("params"));
  }

  /** The parameters of each call of a race. */
  List<Map<String, String>> racers() {
    return StreamSupport.stream(json.path("params").spliterator(), false)
        .map(RecordedRow::texts)
        .toList();
  }

  private static Map<String, String> texts(JsonNode params) {
    var texts = new LinkedHashMap<String, String>();
    params.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }

  /** The answer, where it was JSON; of the timers it was kept as a text. */
  Optional<JsonNode> answer() {
    JsonNode body = json.path("body");
    if (body.isTextual()) {
      return Optional.of(parse(body.asText()));
    }
    return Optional.of(body).filter(node -> node.has("code"));
  }

  /** The first characters of an answer that was no JSON. */
  String head() {
    return json.path("body").path("_head").asText();
  }

  /** The codes and messages of a race, in no order; the recording cut the texts off. */
  List<String> outcomes() {
    return StreamSupport.stream(json.path("results").spliterator(), false)
        .map(result -> outcome(result.get(0).asInt(), result.get(2).asText()))
        .sorted()
        .toList();
  }

  static String outcome(int status, String text) {
    return status + " " + text.replaceFirst("(?s)(\\||\",\"time).*", "");
  }

  List<String> btCalls() {
    return StreamSupport.stream(json.path("bt_calls").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return line + ": " + endpoint() + ", " + label();
  }
}
