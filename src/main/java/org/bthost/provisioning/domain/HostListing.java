package org.bthost.provisioning.domain;

/** One host in a panel's list. */
public record HostListing(HostId id, PanelUserId owner, String siteName) {}
