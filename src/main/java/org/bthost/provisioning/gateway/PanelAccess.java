package org.bthost.provisioning.gateway;

import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.panel.PanelSettings;

/**
 * A panel of the panels file and how it is reached.
 *
 * @param userGroup the panel's user group that our panel users are kept in
 */
public record PanelAccess(PanelId id, PanelSettings settings, long userGroup) {}
