package org.bthost.sandbox;

/** BT does not answer. */
final class BtDown extends RuntimeException {}
