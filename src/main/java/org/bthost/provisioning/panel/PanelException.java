package org.bthost.provisioning.panel;

import org.jspecify.annotations.Nullable;

/** A call to a panel that brought no usable answer. Its text holds no secret. */
public abstract sealed class PanelException extends RuntimeException
    permits PanelUnreachable, PanelUnconfirmed, PanelRejected, PanelGarbled {
  private final int httpStatus;
  private final String text;

  PanelException(String text, int httpStatus, @Nullable Throwable cause) {
    super(text, cause);
    this.httpStatus = httpStatus;
    this.text = text;
  }

  @Override
  public String getMessage() {
    return text;
  }

  /** Whether the panel may have acted although there is no usable answer. */
  public abstract boolean mayHaveTakenEffect();

  /** Whether the panel is done with the request; where not, it may act still. */
  public abstract boolean finished();

  /** The status of the answer; 0 = none came. */
  public int httpStatus() {
    return httpStatus;
  }
}
