package org.bthost.provisioning.web.api;

import java.time.Instant;
import org.bthost.provisioning.domain.DriftEntry;
import org.jspecify.annotations.Nullable;

/**
 * A listed difference as the API shows it.
 *
 * @param settledBy who settled it; null, like the reason, where no one did
 */
public record DriftView(
    FindingView finding,
    Instant firstSeen,
    Instant lastSeen,
    @Nullable String settledBy,
    @Nullable String settledReason) {
  static DriftView of(DriftEntry entry) {
    return new DriftView(
        FindingView.of(entry.finding()),
        entry.firstSeen(),
        entry.lastSeen(),
        entry.settled().map(DriftEntry.Settlement::by).orElse(null),
        entry.settled().map(DriftEntry.Settlement::reason).orElse(null));
  }
}
