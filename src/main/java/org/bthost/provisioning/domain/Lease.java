package org.bthost.provisioning.domain;

/**
 * The sole right to work on a service for a while.
 *
 * @param fence grows with every lease of the service, so that a late worker is told apart
 */
public record Lease(ServiceId service, String owner, long fence) {}
