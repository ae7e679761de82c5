package org.bthost.sandbox;

/** The panel breaks: an HTML page with status 500 that shows far too much. */
final class Crash extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Crash(String message) {
    super(message);
  }
}
