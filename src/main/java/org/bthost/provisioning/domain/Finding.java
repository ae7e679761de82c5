package org.bthost.provisioning.domain;

import java.util.List;
import java.util.Optional;

/**
 * One difference that an audit found on a panel.
 *
 * @param service whose host it is; of an orphan the one that its name was issued for, if any
 * @param site the site's whole name; empty where the host was not seen
 * @param what a sentence for the administrator, with what is and what should be
 * @param calls the calls to the panel that would cure it; none where a person must
 */
public record Finding(
    PanelId panel,
    DriftKind kind,
    Optional<ServiceId> service,
    Optional<HostId> host,
    String site,
    String what,
    List<String> calls) {
  public Finding {
    calls = List.copyOf(calls);
  }

  /** What is found differing: a service's id, or the number of a host that no service has. */
  public String subject() {
    return kind == DriftKind.ORPHAN ? "host " + host.orElseThrow() : service.orElseThrow().value();
  }

  /** Whether the module itself can cure it. */
  public boolean isCurable() {
    return !calls.isEmpty();
  }
}
