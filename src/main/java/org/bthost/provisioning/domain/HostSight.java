package org.bthost.provisioning.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A host as the panel's row and the web server show it.
 *
 * @param siteName the whole name: ours, a dot, a domain of the pool
 * @param endsOn the end date in the panel's row
 * @param throttle what the row says; 0 = none, or never told
 * @param audit whether bound domains wait for an administrator
 * @param subDirectories whether a domain may show a folder of the site alone
 * @param measuredAt when the panel last measured the host; empty = never
 */
public record HostSight(
    HostId id,
    PanelUserId owner,
    String siteName,
    Row row,
    WebServer webServer,
    LocalDate endsOn,
    Limits limits,
    Throttle throttle,
    boolean audit,
    boolean subDirectories,
    Usage usage,
    boolean database,
    boolean ftp,
    Optional<Instant> measuredAt) {

  /** Whether the panel has measured the host at least once. */
  public boolean measured() {
    return measuredAt.isPresent();
  }

  /** The status in the panel's row. */
  public enum Row {
    NORMAL,
    STOPPED,
    LOCKED,
    EXPIRED,
    OVER_QUOTA,
    FAULTY
  }

  /** Whether the web server serves the site: the only proof of a start or a stop. */
  public enum WebServer {
    UP,
    DOWN,
    /** The panel could not tell. */
    UNSEEN
  }
}
