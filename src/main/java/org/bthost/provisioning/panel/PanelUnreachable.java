package org.bthost.provisioning.panel;

/** Nothing was sent: no connection to the panel could be made. */
public final class PanelUnreachable extends PanelException {
  /** Where the way to the panel ended. */
  public enum Kind {
    UNKNOWN_HOST,
    CONNECTION_REFUSED,
    NO_ROUTE,
    CONNECT_TIMEOUT,
    TLS_REFUSED
  }

  private final Kind kind;

  public PanelUnreachable(String endpoint, Kind kind, String meaning) {
    super(endpoint, 0, "not sent, " + kind + ": " + meaning);
    this.kind = kind;
  }

  /** Where the way to the panel ended. */
  public Kind kind() {
    return kind;
  }

  @Override
  public boolean mayHaveTakenEffect() {
    return false;
  }

  @Override
  public boolean finished() {
    return true;
  }
}
