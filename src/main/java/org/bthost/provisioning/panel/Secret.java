package org.bthost.provisioning.panel;

/** A password. Shows itself only where it is asked for by name. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "…";
  }
}
