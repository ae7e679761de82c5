package org.bthost.sandbox;

/** BT does not answer. */
final class BtDown extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
