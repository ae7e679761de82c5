package org.bthost.provisioning.panel;

/** Megabytes in use: of the site, of its database, and of this month's traffic. */
public record HostUsage(double siteMb, double sqlMb, double flowMb) {}
