package org.bthost.provisioning.panel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One answer of a real panel, as it was recorded.
 *
 * @param name where it is in the recording, and what it shows
 * @param body of a page that is no JSON only the first characters
 */
record Recording(String name, String endpoint, int status, String type, String body) {
  private static final String JSON_TYPE = "application/json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Every answer in the recording, those of races one by one. */
  static List<Recording> all() {
    var file = Objects.requireNonNull(Recording.class.getResourceAsStream("/panel/recorded.jsonl"));
    try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines.lines().map(Recording::parse).flatMap(Recording::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The raw body, when it is a JSON object. */
  JsonNode envelope() {
    return body.startsWith("{") && type.contains("json") ? parse(body) : JSON.missingNode();
  }

  private static Stream<Recording> of(JsonNode line) {
    var label = " " + line.path("label").asText();
    var endpoint = line.path("endpoint").asText();
    if (line.has("results")) {
      return StreamSupport.stream(line.path("results").spliterator(), false)
          .map(it -> race(line.path("label").asText(), endpoint, it));
    }
    if (!line.has("body")) {
      return Stream.of();
    }
    var body = line.path("body");
    var text = body.isTextual() ? body.asText() : body.path("_head").asText(body.toString());
    if (!line.has("http_status")) {
      return Stream.of(new Recording("timer" + label, endpoint, 200, JSON_TYPE, text));
    }
    var type = line.path("content_type").asText("none");
    var status = line.path("http_status").asInt();
    return Stream.of(new Recording(line.path("n") + label, endpoint, status, type, text));
  }

  private static Recording race(String name, String endpoint, JsonNode result) {
    return new Recording(name, endpoint, result.get(0).asInt(), JSON_TYPE, result.get(2).asText());
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }

  @Override
  public String toString() {
    return name + ": " + endpoint + " " + status;
  }
}
