package org.bthost.provisioning.panel;

/** A password as it is; shown as stars wherever it is printed. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
