package org.bthost.provisioning.panel;

/** The status in the panel's row of a host. */
public enum HostState {
  NORMAL,
  STOP,
  LOCKED,
  EXPIRED,
  EXCESS,
  ERROR,
  /** A word that no known version of the panel uses. */
  UNRECOGNISED;

  static HostState of(String word) {
    return switch (word) {
      case "normal" -> NORMAL;
      case "stop" -> STOP;
      case "locked" -> LOCKED;
      case "expired" -> EXPIRED;
      case "excess" -> EXCESS;
      case "error" -> ERROR;
      default -> UNRECOGNISED;
    };
  }
}
