package org.bthost.provisioning.domain;

/** Nobody can be let in to a service's host now; the text says why. */
public final class NoAccess extends RuntimeException {
  private final String why;

  public NoAccess(String why) {
    super(why);
    this.why = why;
  }

  @Override
  public String getMessage() {
    return why;
  }
}
