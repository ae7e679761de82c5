package org.bthost.provisioning.panel;

/** Asked after signing and immediately before each writing request is sent. */
@FunctionalInterface
public interface SendGuard {
  /** Lets every request pass. */
  SendGuard OPEN = () -> {};

  /**
   * Returns to let the request go, throws to stop it: it is then not sent, and the exception
   * reaches the caller as it is.
   */
  void check();
}
