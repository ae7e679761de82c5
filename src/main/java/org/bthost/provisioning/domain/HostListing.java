package org.bthost.provisioning.domain;

import java.time.LocalDate;

/**
 * One host in a panel's list.
 *
 * @param endsOn the end date in the panel's row
 */
public record HostListing(HostId id, PanelUserId owner, String siteName, LocalDate endsOn) {}
