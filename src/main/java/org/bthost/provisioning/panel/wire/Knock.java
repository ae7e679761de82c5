package org.bthost.provisioning.panel.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/**
 * Tries the way to a panel that has been silent for a while, by opening and closing one TCP
 * connection.
 *
 * <p>The connector knows no connect time-out of its own; without the knock a dead address would
 * keep a call for its whole read time-out. Behind a proxy there is nothing to knock at.
 */
final class Knock {
  private static final Duration QUIET = Duration.ofSeconds(10);

  private final URI url;
  private final Duration timeout;
  private volatile long heardAt = System.nanoTime() - QUIET.toNanos() - 1;

  Knock(URI url, Duration timeout) {
    this.url = url;
    this.timeout = timeout;
  }

  /** Notes that the panel has just answered. */
  void heard() {
    heardAt = System.nanoTime();
  }

  /**
   * Returns at once if the panel was heard of lately, else when it could be reached.
   *
   * @throws IOException that tells why it cannot be reached
   */
  void ifQuiet() throws IOException {
    if (System.nanoTime() - heardAt < QUIET.toNanos() || isProxied()) {
      return;
    }
    try (var socket = new Socket()) {
      var address = new InetSocketAddress(InetAddress.getByName(host()), port());
      socket.connect(address, Math.toIntExact(timeout.toMillis()));
    }
    heard();
  }

  private boolean isProxied() {
    var selector = ProxySelector.getDefault();
    return selector != null
        && selector.select(url).stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
  }

  private String host() {
    var host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private int port() {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
  }
}
