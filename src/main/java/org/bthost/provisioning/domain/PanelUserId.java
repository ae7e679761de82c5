package org.bthost.provisioning.domain;

/** The panel's number for one panel user; 0 = none, as a host can be given to anyone. */
public record PanelUserId(long value) implements Comparable<PanelUserId> {
  public PanelUserId {
    if (value < 0) {
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
