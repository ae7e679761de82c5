package org.bthost.provisioning.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Ruling;

/** Reads who decides about an operation, and why: {@code {"by":"…","reason":"…"}}. */
final class RulingBody {
  private static final int LARGEST = 8 * 1024;

  private RulingBody() {}

  /**
   * Reads a body.
   *
   * @throws InvalidIntent where it is no ruling; names the field
   */
  static Ruling read(HandAction action, InputStream content) throws IOException {
    byte[] body = content.readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      throw new InvalidIntent("body", "has at most " + LARGEST + " bytes");
    }
    JsonNode given = Json.object(body);
    return new Ruling(action, text(given, "by"), text(given, "reason"));
  }

  private static String text(JsonNode given, String field) {
    JsonNode value = given.path(field);
    if (!value.isTextual() && !value.isMissingNode() && !value.isNull()) {
      throw new InvalidIntent(field, "must be a text");
    }
    return value.asText("");
  }
}
