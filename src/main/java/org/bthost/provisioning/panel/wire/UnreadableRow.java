package org.bthost.provisioning.panel.wire;

/** A row of the panel lacks what it must have. Names the field, never its content. */
final class UnreadableRow extends RuntimeException {
  private final String text;

  UnreadableRow(String field, String wanted, String found) {
    this.text = "field " + field + " should be " + wanted + ", but is " + found;
  }

  @Override
  public String getMessage() {
    return text;
  }
}
