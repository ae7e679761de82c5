package org.bthost.provisioning.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Ruling;

/**
 * Who decides, and why: {@code {"by":"…","reason":"…"}}. Neither may hold a secret of the module.
 *
 * @param by at most 64 characters
 * @param reason at most 500 characters
 */
record RulingBody(String by, String reason) {
  private static final int LARGEST = 8 * 1024;

  /**
   * Reads a body.
   *
   * @throws InvalidIntent where it is no ruling; names the field
   */
  static Ruling read(HandAction action, InputStream content) throws IOException {
    JsonNode given = Json.object(Body.read(content, LARGEST));
    var said = new RulingBody(text(given, "by"), text(given, "reason"));
    return new Ruling(action, said.by(), said.reason());
  }

  private static String text(JsonNode given, String field) {
    JsonNode value = given.path(field);
    if (!value.isTextual() && !value.isMissingNode() && !value.isNull()) {
      throw new InvalidIntent(field, "must be a text");
    }
    return value.asText("");
  }
}
