package org.bthost.provisioning.panel;

/**
 * A pool of IP addresses.
 *
 * @param addresses all of them; how many are free the panel does not know
 */
public record IpPool(long id, String name, String tag, long addresses, boolean active) {}
