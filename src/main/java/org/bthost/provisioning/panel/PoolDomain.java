package org.bthost.provisioning.panel;

/** A domain of a {@link DomainPool}. */
public record PoolDomain(long id, long poolId, String domain, boolean active) {}
