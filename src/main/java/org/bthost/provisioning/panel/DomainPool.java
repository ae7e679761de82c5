package org.bthost.provisioning.panel;

/** A pool of the domains under which hosts are built. */
public record DomainPool(long id, String name, String tag, boolean active) {}
