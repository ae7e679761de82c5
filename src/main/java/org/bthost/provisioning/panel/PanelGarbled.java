package org.bthost.provisioning.panel;

import org.jspecify.annotations.Nullable;

/**
 * An answer outside the panel's protocol: a crash page, a web page with status 200, a code that is
 * neither 0 nor 1.
 */
public final class PanelGarbled extends PanelException {
  private final boolean crashed;

  /**
   * @param crashed whether the panel itself broke off (HTTP 500), so that it is done with the call
   */
  public PanelGarbled(String text, int httpStatus, boolean crashed, @Nullable Throwable cause) {
    super(text, httpStatus, cause);
    this.crashed = crashed;
  }

  @Override
  public boolean mayHaveTakenEffect() {
    return true;
  }

  @Override
  public boolean finished() {
    return crashed;
  }
}
