package org.bthost.provisioning.panel;

/**
 * The row and the truth: what the panel believes, and whether the web server really serves the
 * site.
 *
 * @param loca the panel's row
 * @param serving what the server below said of exactly this site
 */
public record HostStatus(HostState loca, boolean serving) {}
