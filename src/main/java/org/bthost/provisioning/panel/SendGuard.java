package org.bthost.provisioning.panel;

/**
 * Asked after a writing request was signed and immediately before it is sent. Where it throws, the
 * request is not sent.
 */
@FunctionalInterface
public interface SendGuard {
  void check();
}
