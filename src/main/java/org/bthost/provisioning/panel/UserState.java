package org.bthost.provisioning.panel;

/** What the panel lets a user do. */
public enum UserState {
  NORMAL,
  HIDDEN,
  LOCKED,
  /** A word this client does not know. Never sent. */
  UNRECOGNISED
}
