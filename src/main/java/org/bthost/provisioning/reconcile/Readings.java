package org.bthost.provisioning.reconcile;

/** The permit of a session that only reads. */
final class Readings {
  private Readings() {}

  static void nothingIsWritten() {
    throw new IllegalStateException("an audit makes no writing call: a bug");
  }
}
