package org.bthost.provisioning.domain;

/** A person's ruling does not fit the operation as it stands. Nothing was changed. */
public final class RulingConflict extends RuntimeException {
  private final String text;

  public RulingConflict(String text) {
    super(text);
    this.text = text;
  }

  @Override
  public String getMessage() {
    return text;
  }
}
