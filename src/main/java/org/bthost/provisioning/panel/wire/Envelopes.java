package org.bthost.provisioning.panel.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.panel.PanelException;
import org.bthost.provisioning.panel.PanelGarbled;
import org.bthost.provisioning.panel.PanelRejected;
import org.bthost.provisioning.panel.PanelUnconfirmed;

/**
 * Opens the panel's envelopes. Success is HTTP 200, JSON, and a code that is the integer 1; every
 * other answer is one of the four failures (panel behaviour, section 1).
 */
final class Envelopes {
  private static final JsonMapper JSON = new JsonMapper();

  private Envelopes() {}

  /**
   * Opens an answer.
   *
   * @param secrets texts that must not be repeated from the panel's message
   */
  static Answer open(String endpoint, RawAnswer raw, ZoneId zone, List<String> secrets) {
    if (raw.status() == 200) {
      JsonNode envelope =
          parse(raw.body())
              .orElseThrow(
                  () ->
                      garbled(
                          endpoint,
                          raw,
                          "with something that is no JSON: is this the panel's address, and is"
                              + " this server's address allowed there?"));
      return open(endpoint, raw, envelope, zone, secrets);
    }
    throw failure(endpoint, raw);
  }

  private static Answer open(
      String endpoint, RawAnswer raw, JsonNode envelope, ZoneId zone, List<String> secrets) {
    JsonNode code = envelope.path("code");
    if (code.isIntegralNumber() && code.intValue() == 1) {
      return new Answer(endpoint, envelope.path("data"), zone);
    }
    if (code.isIntegralNumber() && code.intValue() == 0) {
      JsonNode told = envelope.path("msg");
      String message = told.isNull() ? "" : told.asText("");
      throw new PanelRejected(
          Refusals.reason(message),
          endpoint
              + " was answered no"
              + (message.isBlank() ? " without a word" : ": " + Refusals.safe(message, secrets)));
    }
    throw garbled(endpoint, raw, "with a code that is neither 0 nor 1");
  }

  private static PanelException failure(String endpoint, RawAnswer raw) {
    return switch (raw.status()) {
      case 429, 502, 503, 504 ->
          new PanelUnconfirmed(
              endpoint
                  + " was answered with HTTP "
                  + raw.status()
                  + " by something in front of the panel",
              raw.status(),
              null);
      case 500 ->
          new PanelGarbled(
              endpoint + " broke the panel: HTTP 500, an error inside it or BT", 500, true, null);
      case 403 -> garbled(endpoint, raw, "by a refusal of the web server");
      case 404 -> garbled(endpoint, raw, "as unknown: is the address the one of the panel's API?");
      default ->
          raw.status() / 100 == 3
              ? new PanelUnconfirmed(
                  endpoint
                      + " was redirected (HTTP "
                      + raw.status()
                      + "): give the panel's own address, with https where it wants it",
                  raw.status(),
                  null)
              : garbled(endpoint, raw, "outside the panel's protocol");
    };
  }

  private static PanelGarbled garbled(String endpoint, RawAnswer raw, String how) {
    return new PanelGarbled(
        endpoint + " was answered (HTTP " + raw.status() + ") " + how, raw.status(), false, null);
  }

  /** The panel's clock as an envelope tells it, if it is one. */
  static Optional<Instant> time(byte[] body) {
    return parse(body)
        .map(envelope -> envelope.path("time").asText(""))
        .filter(text -> text.matches("\\d{9,11}"))
        .map(text -> Instant.ofEpochSecond(Long.parseLong(text)));
  }

  private static Optional<JsonNode> parse(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      return node != null && node.isObject() ? Optional.of(node) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
