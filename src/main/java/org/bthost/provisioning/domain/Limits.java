package org.bthost.provisioning.domain;

/**
 * The limits of a host that the panel shows back. 0 = no limit.
 *
 * @param siteMb size of the site, MiB
 * @param databaseMb size of the database, MiB
 * @param flowMb traffic in a month, MiB
 * @param domains domains that can be bound
 * @param webBackups copies of the site that are kept
 * @param databaseBackups copies of the database that are kept
 */
public record Limits(
    int siteMb, int databaseMb, int flowMb, int domains, int webBackups, int databaseBackups) {}
