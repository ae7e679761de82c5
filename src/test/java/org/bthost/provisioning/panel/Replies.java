package org.bthost.provisioning.panel;

/** Envelopes as a panel writes them, {@code time} a string. */
final class Replies {
  /** The panel's clock in these replies: 2026-11-24, an hour of the afternoon in China. */
  static final long TIME = 1795500000L;

  private Replies() {}

  static String yes(String data) {
    return envelope("1", "\"请求成功\"", TIME, data);
  }

  static String no(String message) {
    return envelope("0", "\"" + message + "\"", TIME, "null");
  }

  static String envelope(String code, String message, long time, String data) {
    return "{\"code\":"
        + code
        + ",\"msg\":"
        + message
        + ",\"time\":\""
        + time
        + "\",\"data\":"
        + data
        + "}";
  }
}
