package org.bthost.provisioning.descriptor;

import java.net.URI;
import java.net.URISyntaxException;

/** Tells the addresses of a host from other texts. */
final class HostAddress {
  private HostAddress() {}

  static boolean isOne(String text) {
    try {
      URI url = new URI(text).parseServerAuthority();
      return url.getHost() != null && url.getPort() <= 65535;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
