package org.bthost.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a test in another process wants of the sandbox; what makes no sense is told with a reason.
 */
record Order(JsonNode json) {
  private static final JsonMapper JSON = new JsonMapper();

  static Order read(byte[] body) {
    try {
      return new Order(JSON.readTree(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the order is no JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, if it is an object of these fields alone. */
  Order only(String... names) {
    var known = List.of(names);
    if (!json.isObject()) {
      throw new IllegalArgumentException("post a JSON object of " + String.join(", ", known));
    }
    var unknown = new TreeSet<String>();
    json.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("unknown: " + unknown + "; known: " + known);
    }
    return this;
  }

  boolean has(String name) {
    return json.has(name);
  }

  String text(String name) {
    return json.path(name).asText();
  }

  boolean flag(String name) {
    if (!json.path(name).isBoolean()) {
      throw new IllegalArgumentException(name + " is true or false");
    }
    return json.path(name).booleanValue();
  }

  long number(String name) {
    if (!json.path(name).canConvertToLong()) {
      throw new IllegalArgumentException(name + " is a number");
    }
    return json.path(name).longValue();
  }

  /** How often; once, if nothing is said. */
  int times() {
    return has("times") ? (int) number("times") : 1;
  }

  Duration duration(String name) {
    return Duration.parse(text(name));
  }

  String oneOf(String name, Collection<String> known) {
    if (!known.contains(text(name))) {
      throw new IllegalArgumentException(name + " is one of " + new TreeSet<>(known));
    }
    return text(name);
  }

  <E extends Enum<E>> E oneOf(String name, Class<E> type) {
    var known = Stream.of(type.getEnumConstants()).map(Enum::name).toList();
    return Enum.valueOf(type, oneOf(name, known));
  }
}
