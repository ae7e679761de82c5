package org.bthost.provisioning.domain;

/** The panel's number for one host. A restored panel backup may give the same number out again. */
public record HostId(long value) {
  public HostId {
    if (value < 1) {
      throw new IllegalArgumentException("not a host id: " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
