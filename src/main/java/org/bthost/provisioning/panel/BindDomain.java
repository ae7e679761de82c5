package org.bthost.provisioning.panel;

import org.bthost.provisioning.panel.wire.PlainText;

/**
 * A domain to be bound to a host.
 *
 * @param directory below the site's root; another than {@code /} only where the host allows it
 * @param audit the domain waits for an administrator; the server below does not hear of it yet, and
 *     duplicates are not noticed
 */
public record BindDomain(long hostId, String domain, String directory, boolean audit) {
  public BindDomain {
    if (domain.isEmpty() || !directory.startsWith("/")) {
      throw new IllegalArgumentException("A domain is bound to a directory that begins with /");
    }
    PlainText.require("domain", domain, 253);
    PlainText.require("directory", directory, 255);
  }

  /** Bound to the site's root, at once. */
  public static BindDomain toRoot(long hostId, String domain) {
    return new BindDomain(hostId, domain, "/", false);
  }
}
