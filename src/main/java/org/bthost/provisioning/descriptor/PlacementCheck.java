package org.bthost.provisioning.descriptor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Product;

/** Whether the products can be placed on the panels: what no schema of one file can say. */
record PlacementCheck(List<PanelEntry> panels) {

  /** What is wrong with a product, each beginning with the key at fault. */
  List<String> faults(Product product) {
    var faults = new ArrayList<String>(unknownPanels(product));
    List<PanelEntry> group =
        panels.stream().filter(it -> it.room().group().equals(product.group())).toList();
    List<PanelEntry> takers =
        group.stream().filter(it -> product.packOn(new PanelId(it.id())).isPresent()).toList();
    if (group.isEmpty()) {
      faults.add(
          "group '"
              + product.group()
              + "' has no panel; name a group of the panels file: "
              + panels.stream()
                  .map(it -> it.room().group().name())
                  .distinct()
                  .collect(Collectors.joining(", ")));
    } else if (takers.isEmpty()) {
      faults.add(
          "panelPlan names a plan on no panel of group '"
              + product.group()
              + "'; add one of: "
              + ids(group));
    }
    List<PanelEntry> limited =
        takers.stream().filter(it -> it.room().reservedMb().isPresent()).toList();
    if (product.reserves() == 0 && !limited.isEmpty()) {
      faults.add("reserveMb is missing, and these panels have a reservedMb: " + ids(limited));
    }
    return faults;
  }

  private List<String> unknownPanels(Product product) {
    List<String> known = panels.stream().map(PanelEntry::id).toList();
    return product.packs().byPanel().keySet().stream()
        .map(PanelId::value)
        .filter(id -> !known.contains(id))
        .sorted()
        .map(
            id ->
                "panelPlan."
                    + id
                    + " is no panel of the panels file"
                    + Nearest.hint(id, known)
                    + "; name one of: "
                    + String.join(", ", known))
        .toList();
  }

  private static String ids(List<PanelEntry> panels) {
    return panels.stream().map(PanelEntry::id).collect(Collectors.joining(", "));
  }
}
