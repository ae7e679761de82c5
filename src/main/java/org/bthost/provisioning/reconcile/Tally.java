package org.bthost.provisioning.reconcile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.Finding;

/** Counts what an audit finds, as it goes. */
final class Tally {
  /** What a person must see to, and what many at once of mean that something is wrong. */
  private static final Set<DriftKind> GRAVE = Set.of(DriftKind.MISSING, DriftKind.WRONG_OWNER);

  private final Map<DriftKind, Long> found = new EnumMap<>(DriftKind.class);
  private final Map<DriftKind, Long> alarming = new EnumMap<>(DriftKind.class);
  private long compared;

  void compared() {
    compared(1);
  }

  void compared(int hosts) {
    compared += hosts;
  }

  void found(List<Finding> findings) {
    for (Finding finding : findings) {
      found.merge(finding.kind(), 1L, Long::sum);
    }
  }

  /** What the panel, and not our own wish, has changed. */
  void alarm(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.kind() != DriftKind.ORPHAN
          && (finding.isCurable() || GRAVE.contains(finding.kind()))) {
        alarming.merge(finding.kind(), 1L, Long::sum);
      }
    }
  }

  long hosts() {
    return compared;
  }

  Map<DriftKind, Long> kinds() {
    return found;
  }

  /** How many differ in the same way, of each kind that the module would cure or a person must. */
  Map<DriftKind, Long> alarming() {
    return alarming;
  }
}
