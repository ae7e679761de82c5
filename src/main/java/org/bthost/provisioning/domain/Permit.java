package org.bthost.provisioning.domain;

/** Asked right before each writing call leaves, after it was signed. */
@FunctionalInterface
public interface Permit {
  /**
   * Returns where the caller may still write.
   *
   * @throws LeaseLost where it may not
   */
  void confirm();
}
