package org.bthost.provisioning.domain;

/** The parts of a service's desired state; each is ordered by itself. */
public enum Field {
  LIFECYCLE,
  PACKAGE,
  END_DATE,
  /** Whether the site is to serve, as its customer or an administrator wants it. */
  POWER
}
