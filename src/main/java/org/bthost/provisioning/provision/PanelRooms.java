package org.bthost.provisioning.provision;

import java.util.List;
import java.util.Map;
import org.bthost.provisioning.domain.Catalogue;
import org.bthost.provisioning.domain.Occupancy;
import org.bthost.provisioning.domain.Panel;
import org.bthost.provisioning.journal.Journal;

/** How much room the panels have, and what is taken of it. */
public final class PanelRooms {
  private final Journal journal;
  private final Catalogue catalogue;

  public PanelRooms(Journal journal, Catalogue catalogue) {
    this.journal = journal;
    this.catalogue = catalogue;
  }

  /** What is taken of a panel's room. */
  public record PanelRoom(Panel panel, Occupancy taken) {}

  /** Those of the panels file, in its order. */
  public List<PanelRoom> all() {
    return of(catalogue.panels());
  }

  /** What is taken of one panel now. */
  public Occupancy taken(Panel panel) {
    return of(List.of(panel)).get(0).taken();
  }

  private List<PanelRoom> of(List<Panel> panels) {
    var taken = journal.roomTaken(panels.stream().map(Panel::id).toList());
    return panels.stream()
        .map(
            panel ->
                new PanelRoom(panel, catalogue.occupancy(taken.getOrDefault(panel.id(), Map.of()))))
        .toList();
  }
}
