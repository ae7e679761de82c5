package org.bthost.provisioning.panel;

/** The panel answered with code 0. That is not always before it acted (panel behaviour, 4). */
public final class PanelRejected extends PanelException {
  private final Reason reason;

  public PanelRejected(Reason reason, String text) {
    super(text, 200, null);
    this.reason = reason;
  }

  /** What the panel's message is known to mean. */
  public enum Reason {
    SIGNATURE_WRONG(false),
    SIGNATURE_EXPIRED(false),
    ADDRESS_NOT_ALLOWED(false),
    PARAMETER_MISSING(false),
    NOT_FOUND(false),
    ALREADY_EXISTS(false),
    BAD_END_DATE(false),
    EMPTY_DOMAIN_POOL(false),
    UNKNOWN_PLAN(false),
    BELOW_DOWN(false),
    SWITCHED_OFF(false),
    /** code 0 without a word: host_build says so of an unknown plan, and of a dead BT. */
    NO_MESSAGE(true),
    OTHER(true);

    private final boolean mayHaveActed;

    Reason(boolean mayHaveActed) {
      this.mayHaveActed = mayHaveActed;
    }
  }

  public Reason reason() {
    return reason;
  }

  @Override
  public boolean mayHaveTakenEffect() {
    return reason.mayHaveActed;
  }

  @Override
  public boolean finished() {
    return true;
  }
}
