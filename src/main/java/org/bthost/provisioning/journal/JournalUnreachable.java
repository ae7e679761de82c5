package org.bthost.provisioning.journal;

/**
 * The database could not be reached, was lost on the way, or its disk is full: what was to be
 * written may be written or not. The same again is safe, and finds out.
 */
public final class JournalUnreachable extends RuntimeException {
  /** What is true now, and what helps. */
  public static final String MESSAGE =
      "the module's database does not answer, or can't write; give the same again when it does";

  JournalUnreachable(Throwable cause) {
    super(cause);
  }

  @Override
  public String getMessage() {
    return MESSAGE;
  }
}
