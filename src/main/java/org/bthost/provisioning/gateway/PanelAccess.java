package org.bthost.provisioning.gateway;

import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.panel.PanelSettings;

/**
 * A panel of the panels file and how it is reached.
 *
 * @param callsInFlight calls that the panel is sent at a time; others wait
 * @param callsPerSecond calls that the panel is sent within a second; others wait; 0 = no limit
 * @param userGroup the panel's user group that our panel users are kept in
 */
public record PanelAccess(
    PanelId id, PanelSettings settings, int callsInFlight, int callsPerSecond, long userGroup) {}
