package org.bthost.provisioning.panel;

/**
 * A complete answer outside the protocol: the panel crashed (HTTP 500), or said something that
 * means neither yes nor no.
 */
public final class PanelGarbled extends PanelException {
  private final boolean writing;

  public PanelGarbled(String endpoint, boolean writing, int httpStatus, String meaning) {
    super(endpoint, httpStatus, "garbled answer: " + meaning);
    this.writing = writing;
  }

  /** True for every writing call; a reading call changes nothing. */
  @Override
  public boolean mayHaveTakenEffect() {
    return writing;
  }

  @Override
  public boolean finished() {
    return true;
  }
}
