package org.bthost.provisioning.panel;

/**
 * What host_resource measured, and the limits it compared with; 0 means without limit.
 *
 * <p>All sizes 0 may also mean that the server below was dead.
 */
public record Measurement(HostUsage usage, long siteMaxMb, long sqlMaxMb, long flowMaxMb) {}
