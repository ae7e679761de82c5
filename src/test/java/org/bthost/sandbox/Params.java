package org.bthost.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request's parameters: of its address, and of its body over them. */
final class Params {
  private static final Pattern DIGITS = Pattern.compile("-?\\d{1,18}");
  private static final Pattern PART_NAME = Pattern.compile("name=\"([^\"]*)\"");

  private final Map<String, String> all;
  private final Map<String, String> posted;

  private Params(Map<String, String> all, Map<String, String> posted) {
    this.all = all;
    this.posted = posted;
  }

  static Params read(HttpExchange exchange) throws IOException {
    var all = new LinkedHashMap<String, String>();
    query(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""), all);
    String type =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")).orElse("");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var posted = new LinkedHashMap<String, String>();
    if (type.startsWith("multipart/form-data")) {
      multipart(body, type, posted);
    } else if (type.startsWith("application/json")) {
      json(body, posted);
    } else {
      query(body, posted);
    }
    all.putAll(posted);
    return new Params(all, posted);
  }

  static Params of(Map<String, String> posted) {
    return new Params(posted, posted);
  }

  private static void query(String text, Map<String, String> into) {
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        into.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
  }

  /** What is not encoded as it should be stays as it is. */
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }

  private static void json(String body, Map<String, String> into) {
    try {
      fields("", new JsonMapper().readTree(body), into);
    } catch (JsonProcessingException nothingToRead) {
      into.clear();
    }
  }

  /** An object inside is read as a form's {@code name[field]}. */
  private static void fields(String path, JsonNode node, Map<String, String> into) {
    for (var field : node.properties()) {
      String name = path.isEmpty() ? field.getKey() : path + "[" + field.getKey() + "]";
      into.put(name, field.getValue().asText(""));
      fields(name, field.getValue(), into);
    }
  }

  private static void multipart(String body, String type, Map<String, String> into) {
    Matcher boundary = Pattern.compile("boundary=\"?([^\";]+)\"?").matcher(type);
    if (!boundary.find()) {
      return;
    }
    for (String part : body.split(Pattern.quote("--" + boundary.group(1)), -1)) {
      int blank = part.indexOf("\r\n\r\n");
      if (blank < 0) {
        continue;
      }
      Matcher name = PART_NAME.matcher(part.substring(0, blank));
      if (name.find()) {
        into.put(name.group(1), part.substring(blank + 4).replaceFirst("\r\n$", ""));
      }
    }
  }

  Map<String, String> all() {
    return all;
  }

  /** A parameter of the address or the body. */
  String any(String name) {
    return all.getOrDefault(name, "");
  }

  /** A parameter of the body alone, which is where most endpoints look. */
  String posted(String name) {
    return posted.getOrDefault(name, "");
  }

  /** Whether the body names a parameter, be it with an empty value. */
  boolean given(String name) {
    return posted.containsKey(name);
  }

  boolean has(String name) {
    return !posted(name).isEmpty();
  }

  /** A number as the panel's language reads one: the digits that a text begins with, else 0. */
  long number(String name) {
    Matcher digits = DIGITS.matcher(posted(name).strip());
    return digits.lookingAt() ? Long.parseLong(digits.group()) : 0;
  }

  /** The same, with the parameters of the address read as if they had been posted. */
  Params readingAddress() {
    return new Params(all, all);
  }

  /** The same parameters as the panel's input filter leaves them. */
  Params filtered() {
    var filtered = new LinkedHashMap<String, String>();
    posted.forEach((name, value) -> filtered.put(name, filter(value)));
    var everything = new LinkedHashMap<>(all);
    everything.putAll(filtered);
    return new Params(everything, filtered);
  }

  static String filter(String value) {
    return value
        .strip()
        .replaceAll("<(?!\\s)[^>]*(>|$)", "")
        .replace("&", "&amp;")
        .replace("\"", "&quot;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  /** A day written exactly as the panel wants it; empty for anything else. */
  Optional<LocalDate> day(String name) {
    String text = posted(name).strip();
    try {
      return text.matches("\\d{4}-\\d\\d-\\d\\d")
          ? Optional.of(LocalDate.parse(text))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The parameters of {@code pack[...]}. */
  String pack(String name) {
    return posted("pack[" + name + "]");
  }

  boolean hasAny(String prefix) {
    return posted.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }
}
