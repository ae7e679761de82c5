package org.bthost.provisioning.panel;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How one panel is reached.
 *
 * @param url the panel's main address, ending in {@code /api/vhost}
 * @param token the panel's access_token
 * @param zone where the panel's days begin; deployed panels run in Asia/Shanghai
 * @param caFile certificates (PEM) to trust instead of the platform's
 * @param insecureTls trusts any certificate: whoever sits in between can read and change everything
 * @param buildTimeout how long an answer to host_build may take
 * @param callsInFlight calls to this panel at a time; others wait
 */
public record PanelSettings(
    URI url,
    String token,
    ZoneId zone,
    Optional<Path> caFile,
    boolean insecureTls,
    Duration connectTimeout,
    Duration readTimeout,
    Duration buildTimeout,
    int callsInFlight) {

  /** A panel with every setting at its default. */
  public static PanelSettings of(URI url, String token) {
    return new PanelSettings(
        url,
        token,
        ZoneId.of("Asia/Shanghai"),
        Optional.empty(),
        false,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(300),
        4);
  }

  /** The same panel with other time-outs. */
  public PanelSettings within(Duration connect, Duration read, Duration build) {
    return new PanelSettings(
        url, token, zone, caFile, insecureTls, connect, read, build, callsInFlight);
  }

  /** Where the panel is, without anything that could be secret: scheme, host and port. */
  public String address() {
    return url.getScheme() + "://" + url.getAuthority();
  }

  /**
   * Whether others on the way can read a signed request and use it again for ten seconds, with any
   * endpoint and any parameters (panel behaviour, section 1).
   */
  public boolean isReplayable() {
    return "http".equals(url.getScheme()) && !url.getHost().matches("localhost|127\\..*|\\[::1]");
  }

  @Override
  public String toString() {
    return "PanelSettings[" + address() + ", token=…]";
  }
}
