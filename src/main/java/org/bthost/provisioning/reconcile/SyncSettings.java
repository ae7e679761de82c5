package org.bthost.provisioning.reconcile;

import java.time.Duration;

/**
 * How often web servers are asked about.
 *
 * @param interval after which a host is asked about again
 * @param mostCalls calls that one run may make to one panel
 */
public record SyncSettings(Duration interval, int mostCalls) {}
