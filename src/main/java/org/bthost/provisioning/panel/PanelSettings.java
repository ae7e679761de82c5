package org.bthost.provisioning.panel;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How to reach one panel and how long to wait for it.
 *
 * @param url the API's base, such as {@code https://panel.example/api/vhost}
 * @param token the panel's access_token; never sent, only signed with
 * @param zone the panel's own zone, in which its dates are meant
 * @param caFile PEM file with the only certificate authorities trusted for this panel; empty: the
 *     JDK's
 * @param insecureTls switches every check of the panel's certificate off
 * @param connectTimeout for one TCP connection
 * @param readTimeout for one answer, to its last byte; in a list of hosts for each silence
 * @param buildTimeout the same for host_build, which may ask the server below up to five times of
 *     120 s each; also the longest wait for a whole list of hosts, as long as it flows
 */
public record PanelSettings(
    URI url,
    String token,
    ZoneId zone,
    Optional<Path> caFile,
    boolean insecureTls,
    Duration connectTimeout,
    Duration readTimeout,
    Duration buildTimeout) {

  public PanelSettings {
    requirePlainBase(url);
    if (token.isBlank()) {
      throw new IllegalArgumentException("A panel needs a token");
    }
    for (var wait : List.of(connectTimeout, readTimeout, buildTimeout)) {
      if (wait.toMillis() < 1 || wait.toMillis() > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("Not a time to wait for a panel: " + wait);
      }
    }
  }

  /** A panel with verified TLS in China's zone: 5 s to connect, 30 s to answer, 300 s to build. */
  public static PanelSettings of(URI url, String token) {
    return new PanelSettings(
        url,
        token,
        ZoneId.of("Asia/Shanghai"),
        Optional.empty(),
        false,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(300));
  }

  /** The same at another address. */
  public PanelSettings at(URI other) {
    return new PanelSettings(
        other, token, zone, caFile, insecureTls, connectTimeout, readTimeout, buildTimeout);
  }

  private static void requirePlainBase(URI url) {
    var http =
        "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    if (!http || url.getHost() == null) {
      throw new IllegalArgumentException("A panel's URL is http or https with a host");
    }
    if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException("A panel's URL holds no user, query or fragment");
    }
  }

  @Override
  public String toString() {
    return "PanelSettings[url="
        + url
        + ", token=***, zone="
        + zone
        + ", caFile="
        + caFile
        + ", insecureTls="
        + insecureTls
        + ", connectTimeout="
        + connectTimeout
        + ", readTimeout="
        + readTimeout
        + ", buildTimeout="
        + buildTimeout
        + "]";
  }
}
