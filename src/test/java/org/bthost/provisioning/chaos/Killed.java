package org.bthost.provisioning.chaos;

/** The process is gone at this point; nothing after it is executed. */
final class Killed extends Error {
  private static final long serialVersionUID = 1;

  Killed() {
    super("killed", null, false, false);
  }
}
