package org.bthost.billing.example;

/** Nothing was paid. Unchecked, so that the transaction that it ends is rolled back. */
final class CardRefused extends RuntimeException {
  CardRefused() {
    super("the card was refused");
  }
}
