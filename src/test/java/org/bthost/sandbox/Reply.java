package org.bthost.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An HTTP answer of the panel. */
@SuppressWarnings("ArrayRecordComponent") // sent once, compared never
record Reply(int status, String contentType, byte[] body) {
  private static final String JSON = "application/json; charset=utf-8";
  private static final String HTML = "text/html; charset=utf-8";

  static Reply yes(String message, JsonNode content, long time) {
    return envelope(200, 1, message, content, time);
  }

  static Reply no(String message, boolean as200, long time) {
    return envelope(as200 ? 200 : 201, 0, message, JsonNodeFactory.instance.nullNode(), time);
  }

  private static Reply envelope(int status, int code, String message, JsonNode content, long time) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("code", code).put("msg", message).put("time", Long.toString(time));
    envelope.set("data", content);
    return new Reply(status, JSON, envelope.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The framework's debug page, which the installer never switches off. */
  static Reply crash(String message, Map<String, String> request) {
    String page =
        "<!DOCTYPE html><html><head><title>系统发生错误</title></head><body><h1>"
            + message
            + "</h1><h2>POST Data</h2><pre>"
            + request
            + "</pre></body></html>";
    return html(500, page);
  }

  static Reply html(int status, String page) {
    return new Reply(status, HTML, page.getBytes(StandardCharsets.UTF_8));
  }

  static Reply json(int status, JsonNode node) {
    return new Reply(status, JSON, node.toPrettyString().getBytes(StandardCharsets.UTF_8));
  }
}
