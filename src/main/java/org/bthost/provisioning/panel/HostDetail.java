package org.bthost.provisioning.panel;

import java.util.List;
import java.util.Optional;

/**
 * A host's row with what belongs to it; hidden databases and FTP accounts are left out by the
 * panel.
 */
public record HostDetail(
    HostRow row, List<HostDatabase> databases, Optional<FtpAccount> ftp, List<HostDomain> domains) {
  public HostDetail {
    databases = List.copyOf(databases);
    domains = List.copyOf(domains);
  }
}
