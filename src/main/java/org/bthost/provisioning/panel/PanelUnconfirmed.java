package org.bthost.provisioning.panel;

/**
 * Sent, and then no complete answer of the panel itself: silence, a broken answer, or the words of
 * something in between. The panel may act, or act later.
 */
public final class PanelUnconfirmed extends PanelException {
  private final boolean writing;

  public PanelUnconfirmed(String endpoint, boolean writing, int httpStatus, String meaning) {
    super(endpoint, httpStatus, "sent, unconfirmed: " + meaning);
    this.writing = writing;
  }

  /** True for every writing call; a reading call changes nothing. */
  @Override
  public boolean mayHaveTakenEffect() {
    return writing;
  }

  @Override
  public boolean finished() {
    return false;
  }
}
