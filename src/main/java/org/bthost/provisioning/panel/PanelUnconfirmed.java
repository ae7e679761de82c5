package org.bthost.provisioning.panel;

import org.jspecify.annotations.Nullable;

/**
 * The request was sent, and no whole answer of the panel's own came back: the connection was lost,
 * the time ran out, or something in between answered. The panel may have acted, and may act still.
 */
public final class PanelUnconfirmed extends PanelException {

  public PanelUnconfirmed(String text, int httpStatus, @Nullable Throwable cause) {
    super(text, httpStatus, cause);
  }

  @Override
  public boolean mayHaveTakenEffect() {
    return true;
  }

  @Override
  public boolean finished() {
    return false;
  }
}
