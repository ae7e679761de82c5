package org.bthost.sandbox;

/** The panel answers code 0 with this message, or with a JSON null for a message of null. */
final class Refusal extends RuntimeException {

  Refusal(String message) {
    super(message);
  }
}
