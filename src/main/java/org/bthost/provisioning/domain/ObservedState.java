package org.bthost.provisioning.domain;

/** What was seen of a service's host. "Could not see" never becomes "is not there". */
public sealed interface ObservedState {
  /** The panel answered, and has no such host that it would show. */
  record Absent() implements ObservedState {}

  /** The panel shows the host. */
  record Present(HostSight sight) implements ObservedState {}
}
