package org.bthost.provisioning.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.bthost.provisioning.domain.InvalidIntent;

/** Writes answers and reads bodies. The text is made here, so that every server does the same. */
public final class Json {
  /**
   * Remembers our types itself: Jackson's own memory of types may be the server's, and would keep
   * our classes when the application is gone.
   */
  private static final LookupCache<Object, JavaType> TYPES = new LRUMap<>(16, 200);

  private static final JsonMapper MAPPER =
      JsonMapper.builder().typeFactory(TypeFactory.defaultInstance().withCache(TYPES)).build();

  private Json() {}

  /** An answer in JSON. */
  public static Response answer(int status, Object view) {
    return answer(status, view, MediaType.APPLICATION_JSON);
  }

  static Response answer(int status, Object view, String type) {
    return Response.status(status).type(type + ";charset=UTF-8").entity(text(view)).build();
  }

  /**
   * Reads a body that is a JSON object.
   *
   * @throws InvalidIntent where it is none
   */
  static JsonNode object(byte[] body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      if (node.isObject()) {
        return node;
      }
    } catch (IOException e) {
      throw new InvalidIntent("body", "is no JSON");
    }
    throw new InvalidIntent("body", "must be a JSON object");
  }

  /**
   * Reads a list of objects.
   *
   * @throws InvalidIntent where it is none
   */
  static List<JsonNode> objects(byte[] body) {
    try {
      JsonNode list = MAPPER.readTree(body);
      List<JsonNode> rows = new ArrayList<>();
      list.forEach(rows::add);
      if (list.isArray() && rows.stream().allMatch(JsonNode::isObject)) {
        return rows;
      }
    } catch (IOException e) {
      throw new InvalidIntent("body", "is no JSON");
    }
    throw new InvalidIntent("body", "must be a JSON array of objects");
  }

  /**
   * Reads a day.
   *
   * @throws InvalidIntent where it is none
   */
  static LocalDate day(String field, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new InvalidIntent(field, "must be a day such as 2027-01-31");
    }
  }

  private static String text(Object view) {
    try {
      return MAPPER.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view can't be written as JSON: a bug", e);
    }
  }
}
