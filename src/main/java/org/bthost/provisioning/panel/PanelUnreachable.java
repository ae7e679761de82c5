package org.bthost.provisioning.panel;

import org.jspecify.annotations.Nullable;

/** Nothing was sent: no address, no connection, or no trust. The panel did nothing. */
public final class PanelUnreachable extends PanelException {
  private final Obstacle obstacle;

  public PanelUnreachable(Obstacle obstacle, String text, @Nullable Throwable cause) {
    super(text, 0, cause);
    this.obstacle = obstacle;
  }

  /** What stood in the way. */
  public enum Obstacle {
    NAME,
    CONNECTION,
    CONNECT_TIMEOUT,
    TLS
  }

  public Obstacle obstacle() {
    return obstacle;
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
