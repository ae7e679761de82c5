package org.bthost.provisioning.domain;

/** Who has a host's web server down, as far as this module itself did it. */
public enum Halt {
  /** Not by us. */
  NONE,
  /** By our host_stop. */
  STOPPED,
  /** By our host_locked. */
  LOCKED
}
