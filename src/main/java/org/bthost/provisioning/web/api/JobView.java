package org.bthost.provisioning.web.api;

import java.time.Duration;
import java.time.Instant;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.journal.JobBoard;
import org.bthost.provisioning.provision.Rota;
import org.jspecify.annotations.Nullable;

/**
 * A recurring job as the API shows it. Times are RFC 3339 in UTC.
 *
 * @param every from one start to the next, in the notation of ISO 8601
 * @param lastStarted when the last run began, be it under way or not
 * @param lastEnded when the last run ended that did; tookMs, failed and findings are of that one
 */
public record JobView(
    String name,
    @Nullable String panel,
    String every,
    boolean paused,
    boolean running,
    @Nullable String lastStarted,
    @Nullable String lastEnded,
    @Nullable Long tookMs,
    boolean failed,
    @Nullable String findings) {

  static JobView of(Rota.Entry entry) {
    JobBoard.Row row = entry.row();
    return new JobView(
        row.job().name(),
        row.job().panel().map(PanelId::value).orElse(null),
        entry.every().toString(),
        row.paused(),
        row.runningSince().isPresent(),
        row.startedAt().map(Instant::toString).orElse(null),
        row.endedAt().map(Instant::toString).orElse(null),
        row.took().map(Duration::toMillis).orElse(null),
        row.failed(),
        row.findings().orElse(null));
  }
}
