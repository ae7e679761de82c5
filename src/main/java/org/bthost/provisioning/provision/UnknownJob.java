package org.bthost.provisioning.provision;

/** There is no such job; the text names those that there are. */
public final class UnknownJob extends RuntimeException {
  private final String text;

  UnknownJob(String text) {
    super(text);
    this.text = text;
  }

  @Override
  public String getMessage() {
    return text;
  }
}
