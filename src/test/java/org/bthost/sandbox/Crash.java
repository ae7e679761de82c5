package org.bthost.sandbox;

/** The panel breaks: an HTML page with status 500 that shows far too much. */
final class Crash extends RuntimeException {

  Crash(String message) {
    super(message);
  }
}
