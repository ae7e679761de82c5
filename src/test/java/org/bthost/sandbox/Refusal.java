package org.bthost.sandbox;

/** The panel answers code 0 with this message. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message);
  }
}
