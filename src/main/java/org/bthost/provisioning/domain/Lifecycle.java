package org.bthost.provisioning.domain;

/** What billing wants of a service as a whole. */
public enum Lifecycle {
  ACTIVE,
  SUSPENDED,
  TERMINATED
}
