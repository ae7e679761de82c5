package org.bthost.provisioning.gateway;

import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.panel.PanelSettings;

/**
 * A panel of the panels file and how it is reached.
 *
 * @param callsInFlight calls that the panel is sent at a time; others wait
 * @param callsPerSecond calls that the panel is sent within a second; others wait; 0 = no limit
 * @param userGroup the panel's user group that our panel users are kept in
 * @param bindsAddresses whether its operator says that its host_bindip works
 */
public record PanelAccess(
    PanelId id,
    PanelSettings settings,
    int callsInFlight,
    int callsPerSecond,
    long userGroup,
    boolean bindsAddresses) {
  /** A panel as it comes: host_bindip is broken there (panel behaviour, section 3). */
  public PanelAccess(
      PanelId id, PanelSettings settings, int callsInFlight, int callsPerSecond, long userGroup) {
    this(id, settings, callsInFlight, callsPerSecond, userGroup, false);
  }
}
