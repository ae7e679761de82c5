package org.bthost.provisioning.panel;

/** An address of an {@link IpPool}. */
public record IpAddress(
    long id, long poolId, String ip, String mask, String gateway, boolean active) {}
