package org.bthost.provisioning.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Writes answers. The text is made here, so that every server sends the same. */
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static Response answer(int status, Object view) {
    return answer(status, view, MediaType.APPLICATION_JSON);
  }

  static Response answer(int status, Object view, String type) {
    return Response.status(status).type(type + ";charset=UTF-8").entity(text(view)).build();
  }

  private static String text(Object view) {
    try {
      return MAPPER.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view can't be written as JSON: a bug", e);
    }
  }
}
