package org.bthost.provisioning.reconcile;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.PanelBrake;
import org.bthost.provisioning.domain.PanelId;

/**
 * What one audit of a panel came to.
 *
 * @param compared hosts that were compared with what is wanted
 * @param found how many of each kind differ
 * @param filed operations that were filed to cure them
 * @param brake why nothing is repaired there, where a brake is on
 */
public record AuditReport(
    PanelId panel,
    long compared,
    Map<DriftKind, Long> found,
    long filed,
    Optional<PanelBrake> brake) {
  public AuditReport {
    found = Map.copyOf(found);
  }

  /** The same in a sentence for people. */
  public String sentence() {
    String kinds =
        new TreeMap<>(found)
            .entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    return compared
        + " hosts compared; "
        + (kinds.isEmpty() ? "nothing differs" : kinds + "; " + filed + " operations filed")
        + brake.map(it -> "; the brake is on: " + it.why()).orElse("");
  }
}
