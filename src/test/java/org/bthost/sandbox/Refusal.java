package org.bthost.sandbox;

/** The panel answers code 0 with this message. */
final class Refusal extends RuntimeException {

  Refusal(String message) {
    super(message);
  }
}
