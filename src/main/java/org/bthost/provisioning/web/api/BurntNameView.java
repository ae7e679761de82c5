package org.bthost.provisioning.web.api;

import java.time.Instant;
import java.util.List;
import org.bthost.provisioning.domain.BurntName;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * A name that was given up, as the API shows it.
 *
 * @param panel null where its service has no place on one
 * @param why null, like {@code burntAt}, where that is longer ago than the audit trail reaches
 * @param mayBeLeft what to look for at the BT server
 * @param burntAt in UTC, ISO 8601
 * @param settledBy who settled it; null, like the reason and the time, where no one did
 */
public record BurntNameView(
    String name,
    @Nullable String panel,
    String service,
    int incarnation,
    @Nullable String why,
    List<String> mayBeLeft,
    @Nullable String burntAt,
    @Nullable String settledBy,
    @Nullable String settledReason,
    @Nullable String settledAt) {
  static BurntNameView of(BurntName name) {
    return new BurntNameView(
        name.name().value(),
        name.panel().map(PanelId::value).orElse(null),
        name.service().value(),
        name.incarnation(),
        name.why().map(what -> "its build " + what).orElse(null),
        name.mayBeLeft(),
        name.burntAt().map(Instant::toString).orElse(null),
        name.settled().map(Settlement::by).orElse(null),
        name.settled().map(Settlement::reason).orElse(null),
        name.settled().map(it -> it.at().toString()).orElse(null));
  }
}
