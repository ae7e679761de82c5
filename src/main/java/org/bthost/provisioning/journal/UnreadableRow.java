package org.bthost.provisioning.journal;

/**
 * A row holds what this module can't read: it was written by a newer one, or by hand. The text
 * names the row.
 */
public final class UnreadableRow extends RuntimeException {
  private final String text;

  UnreadableRow(String what, String id, RuntimeException cause) {
    super(cause);
    this.text =
        what
            + " "
            + id
            + " can't be read from the database ("
            + cause.getMessage()
            + "); put its row right";
  }

  @Override
  public String getMessage() {
    return text;
  }
}
