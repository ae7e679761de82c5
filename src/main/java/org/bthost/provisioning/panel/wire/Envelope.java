package org.bthost.provisioning.panel.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.bthost.provisioning.panel.PanelException;
import org.bthost.provisioning.panel.PanelGarbled;
import org.bthost.provisioning.panel.PanelRejected;
import org.bthost.provisioning.panel.PanelRejected.Reason;
import org.bthost.provisioning.panel.PanelUnconfirmed;

/**
 * The panel's {@code {code, msg, time, data}}, or whatever came instead of it.
 *
 * <p>Only HTTP 200 with a JSON object whose code is the integer 1 is a yes (panel behaviour,
 * section 6 J). A code 0 is a no, with HTTP 200 as panels really send it, or 201 as documented.
 * HTTP 500 is the panel crashing. All redirects, 408, 425, 429 and everything above 500 are words
 * of something in between, behind which the panel may still be at work.
 */
final class Envelope {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Endpoint endpoint;
  private final int status;
  private final JsonNode root;
  private final boolean cutOff;

  /**
   * Takes what was read.
   *
   * @param root missing if it was no JSON
   * @param cutOff whether it ended too early
   */
  Envelope(Endpoint endpoint, int status, JsonNode root, boolean cutOff) {
    this.endpoint = endpoint;
    this.status = status;
    this.root = root;
    this.cutOff = cutOff;
  }

  /** Reads an answer of any kind. */
  static Envelope read(Endpoint endpoint, Reply reply) {
    var body = new Ration(new ByteArrayInputStream(reply.body()), Integer.MAX_VALUE);
    try {
      return new Envelope(endpoint, reply.status(), JSON.readTree(body), false);
    } catch (JsonProcessingException e) {
      return new Envelope(endpoint, reply.status(), JSON.missingNode(), body.ended());
    } catch (IOException e) {
      throw new IllegalStateException("Bytes in memory cannot be lost", e);
    }
  }

  /** The panel's clock when it took the request; a string, or an int in its crash answer. */
  Optional<Instant> time() {
    var seconds = Scalars.whole(root.path("time"));
    return root.has("code") && seconds.isPresent()
        ? PanelDates.instant(seconds.getAsLong())
        : Optional.empty();
  }

  /**
   * The data of a yes.
   *
   * @param secrets what must not show in the exception
   * @throws PanelException for everything else
   */
  JsonNode data(Collection<String> secrets) {
    if (isYes()) {
      return root.path("data");
    }
    if (isNo()) {
      throw refusal(secrets);
    }
    throw isInBetween() ? unconfirmed() : garbled();
  }

  boolean isYes() {
    return status == 200 && isCode(1);
  }

  /** Whether only a panel's API speaks so. */
  boolean isPanels() {
    return isYes() || isNo();
  }

  boolean isJson() {
    return root.isObject();
  }

  int status() {
    return status;
  }

  private boolean isCode(int code) {
    var node = root.path("code");
    return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() == code;
  }

  /** host_login puts the next form token where the code belongs. */
  private boolean isNo() {
    var refuses = isCode(0) || (endpoint == Endpoint.HOST_LOGIN && root.path("code").isObject());
    return refuses && (status == 200 || status == 201);
  }

  private PanelRejected refusal(Collection<String> secrets) {
    var message = Scalars.text(root.path("msg")).orElse("");
    var reason = isCode(0) ? Refusals.reason(message) : Reason.LOGIN_REFUSED;
    var shown = SafeText.of(message, secrets);
    return new PanelRejected(endpoint.path(), endpoint.writes(), status, reason, shown);
  }

  private boolean isInBetween() {
    var redirect = status >= 300 && status < 400;
    var hurried = status == 408 || status == 425 || status == 429;
    return redirect || hurried || status > 500 || (status == 200 && cutOff);
  }

  private PanelUnconfirmed unconfirmed() {
    var meaning = cutOff ? "the answer ends too early" : "answered by something in between";
    return new PanelUnconfirmed(endpoint.path(), endpoint.writes(), status, meaning);
  }

  private PanelGarbled garbled() {
    return new PanelGarbled(endpoint.path(), endpoint.writes(), status, garble());
  }

  private String garble() {
    if (status == 500) {
      return "the panel crashed";
    }
    if (status == 404) {
      return "no panel API at this URL, or an unknown endpoint";
    }
    if (!root.isObject()) {
      return "no JSON object";
    }
    return root.path("code").isIntegralNumber()
        ? "code " + root.path("code").asText() + " is neither yes nor no"
        : "its code is no integer";
  }
}
