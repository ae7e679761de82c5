package org.bthost.provisioning.domain;

/**
 * An order event, or a person's ruling, that can't be meant as it stands. Names the field and what
 * it should be.
 */
public final class InvalidIntent extends RuntimeException {
  private final String field;
  private final String text;

  public InvalidIntent(String field, String fault) {
    super(field + " " + fault);
    this.field = field;
    this.text = field + " " + fault;
  }

  @Override
  public String getMessage() {
    return text;
  }

  /** The field at fault, as it is called in an event's data. */
  public String field() {
    return field;
  }
}
