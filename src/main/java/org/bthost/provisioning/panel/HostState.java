package org.bthost.provisioning.panel;

/** What the panel's own row says of a host; the web server below may disagree. */
public enum HostState {
  NORMAL,
  STOP,
  LOCKED,
  EXPIRED,
  EXCESS,
  ERROR,
  /** A word this client does not know. Never sent. */
  UNRECOGNISED
}
