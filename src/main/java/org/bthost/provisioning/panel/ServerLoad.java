package org.bthost.provisioning.panel;

/**
 * How busy the server below is; 0 where it does not say.
 *
 * @param load1 run queue over 1 minute
 * @param load5 over 5 minutes
 * @param load15 over 15 minutes
 */
public record ServerLoad(
    double load1, double load5, double load15, double memoryTotalMb, double memoryFreeMb) {}
