package org.bthost.provisioning.domain;

import org.jspecify.annotations.Nullable;

/**
 * A call to a panel that did not bring a usable answer. Its text is safe to show: it holds no
 * secret.
 */
public final class PanelTrouble extends RuntimeException {
  private final Kind kind;
  private final String text;

  public PanelTrouble(Kind kind, String text, @Nullable Throwable cause) {
    super(text, cause);
    this.kind = kind;
    this.text = text;
  }

  @Override
  public String getMessage() {
    return text;
  }

  public Kind kind() {
    return kind;
  }

  /** What is known of the call. */
  public enum Kind {
    /** Nothing was sent; the panel did nothing. */
    UNREACHABLE(FailureClass.PANEL_DOWN),
    /** Sent, and no answer of the panel's own came: it may have acted, and may act still. */
    SILENT(FailureClass.UNCONFIRMED),
    /** The panel ended the call with an error of its own: it may have acted, but is done. */
    CRASHED(FailureClass.TRANSIENT),
    /** The panel said no before it acted. */
    REFUSED(FailureClass.REFUSED),
    /** The panel says that there is no such thing. */
    NOT_FOUND(FailureClass.REFUSED),
    /** The panel does not take our signature or address: nothing is done until a person helps. */
    DENIED(FailureClass.PANEL_DOWN),
    /** The panel took our signature for too old, and did nothing; its clock is known now. */
    EXPIRED(FailureClass.SIGNATURE_EXPIRED),
    /** The panel works, the web server below it can't be reached; nothing was done. */
    BELOW_DOWN(FailureClass.PANEL_DOWN);

    private final FailureClass failure;

    Kind(FailureClass failure) {
      this.failure = failure;
    }

    /** What becomes of an operation that this stops. */
    public FailureClass failure() {
      return failure;
    }
  }
}
