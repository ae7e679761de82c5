package org.bthost.provisioning.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.HostSight.WebServer;

/**
 * What was seen of a service when it was last looked at, in words.
 *
 * @param state "running", "stopped", "locked", "expired", "over quota", "faulty" or "absent"
 * @param webServer empty, like the end date and the limits, where there was no host
 * @param drift what was seen to differ from what is wanted, one sentence each
 */
public record Sighting(
    String state,
    Optional<WebServer> webServer,
    Optional<LocalDate> endsOn,
    Optional<Limits> limits,
    List<String> drift,
    Instant at) {
  public Sighting {
    drift = List.copyOf(drift);
  }
}
