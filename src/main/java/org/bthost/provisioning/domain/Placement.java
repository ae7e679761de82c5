package org.bthost.provisioning.domain;

import java.util.Optional;

/** Where a service lives: its panel and its panel user there. Chosen before the first call. */
public record Placement(PanelId panel, HostName userName, Optional<PanelUserId> user) {
  /** The same place, now that the panel user is known. */
  public Placement ownedBy(PanelUserId known) {
    return new Placement(panel, userName, Optional.of(known));
  }
}
