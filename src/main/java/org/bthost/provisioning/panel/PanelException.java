package org.bthost.provisioning.panel;

/**
 * A call that brought no usable answer; says what that means for the panel's state.
 *
 * <p>Texts name the endpoint, the HTTP status and the meaning; they hold no token, password or raw
 * answer. No cause is attached, because causes quote what was on the wire.
 */
public abstract sealed class PanelException extends RuntimeException
    permits PanelUnreachable, PanelUnconfirmed, PanelRejected, PanelGarbled {
  private final String endpoint;
  private final int httpStatus;
  private final String text;

  PanelException(String endpoint, int httpStatus, String meaning) {
    this.endpoint = endpoint;
    this.httpStatus = httpStatus;
    this.text = endpoint + (httpStatus == 0 ? "" : " (HTTP " + httpStatus + ")") + ": " + meaning;
  }

  @Override
  public final String getMessage() {
    return text;
  }

  /** The panel's name of the call. */
  public final String endpoint() {
    return endpoint;
  }

  /** The HTTP status of the answer; 0 when none began. */
  public final int httpStatus() {
    return httpStatus;
  }

  /** Whether the panel may have acted although we got no usable answer. */
  public abstract boolean mayHaveTakenEffect();

  /** Whether the panel is done with the request; if not, it may still act later. */
  public abstract boolean finished();
}
