package org.bthost.provisioning.web.api;

import org.bthost.provisioning.domain.DriftEntry;
import org.bthost.provisioning.domain.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * A listed difference as the API shows it.
 *
 * @param firstSeen in UTC, ISO 8601, like the last
 * @param settledBy who settled it; null, like the reason, where no one did
 */
public record DriftView(
    FindingView finding,
    String firstSeen,
    String lastSeen,
    @Nullable String settledBy,
    @Nullable String settledReason) {
  static DriftView of(DriftEntry entry) {
    return new DriftView(
        FindingView.of(entry.finding()),
        entry.firstSeen().toString(),
        entry.lastSeen().toString(),
        entry.settled().map(Settlement::by).orElse(null),
        entry.settled().map(Settlement::reason).orElse(null));
  }
}
