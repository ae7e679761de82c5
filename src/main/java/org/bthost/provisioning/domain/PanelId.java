package org.bthost.provisioning.domain;

/** The operator's name for one BTHost panel, as the panels file gives it. */
public record PanelId(String value) {
  public PanelId {
    if (!value.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException("not a panel id: '" + value + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
