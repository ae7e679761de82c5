package org.bthost.provisioning.domain;

import java.util.Optional;

/**
 * The name of a recurring job.
 *
 * @param panel the panel that it looks at; empty where it is one for the whole installation
 */
public record JobKey(String name, Optional<PanelId> panel) {
  public JobKey {
    if (!name.matches("[a-z][a-z0-9-]{0,31}")) {
      throw new IllegalArgumentException("not a job's name: '" + name + "'");
    }
  }

  /** Such as {@code sweep/p1}, or {@code early-events}. */
  @Override
  public String toString() {
    return name + panel.map(it -> "/" + it).orElse("");
  }
}
