package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An HTTP answer of the panel. */
@SuppressWarnings("ArrayRecordComponent") // sent once, compared never
record Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
  private static final String JSON = "application/json; charset=utf-8";
  private static final String HTML = "text/html; charset=utf-8";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  static Reply yes(String message, JsonNode content, long time) {
    return envelope(200, NODES.numberNode(1), message, time, content);
  }

  /** A failure that the panel handled; with a message of null it says null. */
  static Reply no(@Nullable String message, boolean as200, JsonNode content, long time) {
    return envelope(as200 ? 200 : 201, NODES.numberNode(0), message, time, content);
  }

  /** What a failed sign-in has for a code. */
  static Reply tokenForCode(String token, String message, long time) {
    JsonNode code = NODES.objectNode().put("token", token);
    return envelope(200, code, message, time, NODES.nullNode());
  }

  private static Reply envelope(
      int status, JsonNode code, @Nullable String message, long time, JsonNode content) {
    ObjectNode envelope = NODES.objectNode();
    envelope.set("code", code);
    envelope.put("msg", message).put("time", Long.toString(time));
    envelope.set("data", content);
    return text(status, JSON, envelope.toString());
  }

  /** The framework's debug page, which the installer never switches off. */
  static Reply crash(String message, Map<String, String> request) {
    return html(500, debugPage(message, request));
  }

  private static String debugPage(String message, Map<String, String> request) {
    return "<!DOCTYPE html><html><head><title>系统发生错误</title></head><body><h1>"
        + message
        + "</h1><h2>POST Data</h2><pre>"
        + request
        + "</pre></body></html>";
  }

  /** What the framework says where an administrator did switch its debug page off. */
  static Reply error(int status, long time) {
    ObjectNode envelope = NODES.objectNode();
    envelope.put("code", status).put("msg", "An error occurred").put("time", time).putNull("data");
    return text(status, JSON, envelope.toString());
  }

  static Reply html(int status, String page) {
    return text(status, HTML, page);
  }

  static Reply redirect(String to) {
    return html(302, "").with(Map.of("Location", to));
  }

  /** The same as the argument of a function, for a page of another site. */
  Reply asScript(String callback) {
    String json = new String(body, StandardCharsets.UTF_8);
    return text(status, "application/javascript; charset=utf-8", callback + "(" + json + ");");
  }

  static Reply json(int status, JsonNode node) {
    return text(status, JSON, node.toPrettyString());
  }

  static Reply text(int status, String text) {
    return text(status, "text/plain; charset=utf-8", text + "\n");
  }

  private static Reply text(int status, String type, String text) {
    return new Reply(status, type, text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  /** For a log: its status, or that it is a no. */
  String inAWord() {
    boolean refused = new String(body, StandardCharsets.UTF_8).startsWith("{\"code\":0");
    return refused ? "code 0" : Integer.toString(status);
  }

  Reply with(Map<String, String> more) {
    var all = new TreeMap<>(headers);
    all.putAll(more);
    return new Reply(status, contentType, body, all);
  }
}
