package org.bthost.provisioning.reconcile;

import java.util.Optional;
import org.bthost.provisioning.domain.HostSight;
import org.bthost.provisioning.domain.ServiceId;

/**
 * A host that a panel lists, with what billing knows of it.
 *
 * @param service whose host it is or could be; empty for a foreign one
 * @param why what makes it a candidate; empty otherwise
 */
public record HostMatch(HostSight host, Kind kind, Optional<ServiceId> service, String why) {
  /** How well a host is known. */
  public enum Kind {
    /** It is a service's host. */
    MATCHED,
    /** A service that has no host yet has the same name, domain or owner. */
    CANDIDATE,
    /** No service has to do with it. */
    FOREIGN
  }
}
