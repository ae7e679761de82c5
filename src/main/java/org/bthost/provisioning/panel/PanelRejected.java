package org.bthost.provisioning.panel;

/** The panel answered in its protocol that it did not do what was asked. */
public final class PanelRejected extends PanelException {
  /** What the refusal is about, as far as its text tells. */
  public enum Reason {
    SIGNATURE_WRONG(false),
    SIGNATURE_EXPIRED(false),
    /** Our address is not on the panel's list. */
    ADDRESS_NOT_ALLOWED(false),
    /** The panel has no such host, user, FTP account, sort or IP; recycled hosts count as none. */
    NOT_FOUND(false),
    /** The name, domain or user name is taken already. */
    ALREADY_EXISTS(false),
    BAD_END_DATE(false),
    EMPTY_DOMAIN_POOL(false),
    UNKNOWN_PLAN(false),
    PARAMETER_MISSING(false),
    ENDPOINT_DISABLED(false),
    /** {@code host_login}: unknown account, wrong password, or locked. */
    LOGIN_REFUSED(false),
    /**
     * The row exists, but the server below does not show its site under the exact name and id. Not
     * the same as {@link #NOT_FOUND}.
     */
    SITE_NOT_SEEN(false),
    /** The panel cannot reach the server below it; it may have got half way. */
    SERVER_BELOW_DOWN(true),
    /** No text at all, as when the server below is dead or a plan is unknown to host_build. */
    EMPTY_MESSAGE(true),
    OTHER(true);

    private final boolean mayHaveActed;

    Reason(boolean mayHaveActed) {
      this.mayHaveActed = mayHaveActed;
    }
  }

  private final boolean writing;
  private final Reason reason;

  /**
   * Keeps what the panel refused.
   *
   * @param safeText the panel's words, already sanitised; may be empty
   */
  public PanelRejected(
      String endpoint, boolean writing, int httpStatus, Reason reason, String safeText) {
    super(endpoint, httpStatus, "refused, " + reason + (safeText.isEmpty() ? "" : ": " + safeText));
    this.writing = writing;
    this.reason = reason;
  }

  /** What the refusal is about. */
  public Reason reason() {
    return reason;
  }

  /** False for refusals that come before the panel acts; true for the others on writing calls. */
  @Override
  public boolean mayHaveTakenEffect() {
    return writing && reason.mayHaveActed;
  }

  @Override
  public boolean finished() {
    return true;
  }
}
