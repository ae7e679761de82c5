package org.bthost.provisioning.panel;

/**
 * A domain bound to a host.
 *
 * @param directory below the site's root, {@code /} for the root itself
 * @param active false: waits for an administrator's audit
 */
public record HostDomain(long id, long hostId, String domain, String directory, boolean active) {}
