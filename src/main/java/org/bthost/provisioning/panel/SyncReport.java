package org.bthost.provisioning.panel;

import java.time.LocalDate;

/**
 * What host_sync says it made equal.
 *
 * @param btId the site's id in the server below, as just looked up
 * @param serving whether the site runs afterwards, by the panel's own belief
 */
public record SyncReport(long btId, LocalDate endsOn, boolean serving, HostState status) {}
