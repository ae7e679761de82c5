package org.bthost.sandbox;

/** BT answers that it did not do it, and why. */
final class BtRefusal extends RuntimeException {

  BtRefusal(String reason) {
    super(reason);
  }
}
