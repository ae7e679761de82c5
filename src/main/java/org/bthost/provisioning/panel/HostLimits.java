package org.bthost.provisioning.panel;

/**
 * What a host or a plan allows; 0 means without limit.
 *
 * @param siteMb web space in MB
 * @param sqlMb database in MB
 * @param flowMb traffic a month in MB
 * @param domains domains that may be bound; the panel's API does not enforce it
 * @param webBackups backups of the site kept
 * @param sqlBackups backups of the database kept
 * @param audit whether bound domains wait for an administrator
 * @param subBind whether a domain may be bound to a subdirectory
 * @param perserver concurrent connections; 0 after host_build and host_speed whatever was set
 * @param limitRateKb KB/s for one request; the same reservation
 */
public record HostLimits(
    long siteMb,
    long sqlMb,
    long flowMb,
    long domains,
    long webBackups,
    long sqlBackups,
    boolean audit,
    boolean subBind,
    long perserver,
    long limitRateKb) {}
