package org.bthost.provisioning.domain;

/**
 * What is taken of a panel's room.
 *
 * @param services that live on it: until their host is gone, also those that are to end
 * @param megabytes that their products reserve, MiB
 */
public record Occupancy(long services, long megabytes) {
  public static final Occupancy NONE = new Occupancy(0, 0);

  /** With so many services more, each of which reserves so much. */
  public Occupancy plus(long more, long megabytesEach) {
    return new Occupancy(services + more, megabytes + more * megabytesEach);
  }
}
