package org.bthost.sandbox;

/** What can be made to happen to one call. */
public enum Fault {
  REFUSED_503,
  RATE_LIMITED_429,
  REDIRECT_307,
  /** The connection is dropped; nothing is done. */
  RESET_BEFORE,
  /** The panel acts, then the connection is dropped without an answer. */
  RESET_AFTER,
  /** Nothing is done, and no answer comes. */
  TIMEOUT_BEFORE,
  /** The panel acts, and no answer comes. */
  TIMEOUT_AFTER,
  PROXY_502_AFTER,
  HTML_500_BEFORE,
  HTML_500_AFTER,
  /** A web page with status 200; nothing is done. */
  HTML_200,
  /** The panel acts, and its answer breaks off. */
  TRUNCATED_JSON,
  /** The panel acts, and its answer never ends. */
  ENDLESS_BODY,
  /** The answer of success, and nothing is done. */
  CODE_1_NOTHING_DONE,
  CODE_0_BEFORE,
  /** The panel acts, and answers no without a word. */
  CODE_0_AFTER;

  boolean acts() {
    return switch (this) {
      case RESET_AFTER,
          TIMEOUT_AFTER,
          PROXY_502_AFTER,
          HTML_500_AFTER,
          TRUNCATED_JSON,
          ENDLESS_BODY,
          CODE_0_AFTER ->
          true;
      default -> false;
    };
  }
}
