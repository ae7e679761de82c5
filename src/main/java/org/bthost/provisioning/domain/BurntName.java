package org.bthost.provisioning.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A name that was given up, as something may have been left behind under it that no panel shows.
 *
 * @param panel where its build was sent
 * @param why what became of its build, from the word behind "its build"; empty, like the time, of a
 *     name that was burnt longer ago than the audit trail reaches
 * @param settled what a person said about it, if one did
 */
public record BurntName(
    HostName name,
    ServiceId service,
    int incarnation,
    Optional<PanelId> panel,
    Optional<String> why,
    Optional<Instant> burntAt,
    Optional<Settlement> settled) {

  /**
   * What to look for at the BT server. A build makes all of it in one step, before the panel has a
   * row of it; what is left of one is seen, and removed, at BT alone. Source: behaviour.md, section
   * 4.
   */
  public List<String> mayBeLeft() {
    return List.of(
        "site " + name + ".<a domain of the plan's pool>, with its folder /www/wwwroot/" + name,
        "FTP account " + name,
        "database " + name);
  }

  /** The same name, settled. */
  public BurntName settled(Settlement settlement) {
    return new BurntName(name, service, incarnation, panel, why, burntAt, Optional.of(settlement));
  }
}
