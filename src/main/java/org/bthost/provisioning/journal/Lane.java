package org.bthost.provisioning.journal;

import java.util.Optional;
import org.bthost.provisioning.domain.PanelId;

/** A line that due services wait in: one for each panel, one for services that have none yet. */
public record Lane(Optional<PanelId> panel) {
  public static final Lane UNPLACED = new Lane(Optional.empty());

  public static Lane of(PanelId panel) {
    return new Lane(Optional.of(panel));
  }
}
