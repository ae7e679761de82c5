package org.bthost.provisioning.domain;

import java.util.OptionalLong;

/**
 * How much may be placed on a panel.
 *
 * @param weight the panel's share of new services beside the others of its group, where they go
 *     round
 * @param capacity services that may live on it
 * @param reservedMb MiB that the products of its services may reserve together; empty = no limit
 * @param maintenance whether no new service is placed on it; those that live there stay
 */
public record Room(
    PanelGroup group, int weight, int capacity, OptionalLong reservedMb, boolean maintenance) {

  /** Room for so many services, in the default group. */
  public static Room of(int capacity) {
    return new Room(PanelGroup.DEFAULT, 1, capacity, OptionalLong.empty(), false);
  }

  /** Whether one service more, which reserves so much, has room beside what is taken. */
  public boolean holds(Occupancy taken, long megabytes) {
    return taken.services() < capacity && fits(taken.megabytes() + megabytes);
  }

  /** Whether so much may be reserved. */
  public boolean fits(long megabytes) {
    return reservedMb.isEmpty() || megabytes <= reservedMb.getAsLong();
  }

  /** How full it is, from 0 to 1: of services or of reserved MiB, whichever is scarcer. */
  double load(Occupancy taken) {
    double services = (double) taken.services() / capacity;
    return reservedMb.isEmpty()
        ? services
        : Math.max(services, (double) taken.megabytes() / reservedMb.getAsLong());
  }
}
