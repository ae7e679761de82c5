package org.bthost.provisioning.domain;

/** The panel's number for one panel user. */
public record PanelUserId(long value) implements Comparable<PanelUserId> {
  public PanelUserId {
    if (value < 1) {
      throw new IllegalArgumentException("not a panel user id: " + value);
    }
  }

  @Override
  public int compareTo(PanelUserId other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
