package org.bthost.provisioning.reconcile;

import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.Binding;
import org.bthost.provisioning.domain.Finding;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.provision.Drift;

/** What differs at one service's host, as an audit tells it. */
final class Findings {
  private Findings() {}

  /** Of each drift one; what is only not known yet is none. */
  static List<Finding> of(PanelId panel, Service service, String site, List<Drift> drifts) {
    return drifts.stream()
        .filter(drift -> drift.kind().isPresent())
        .map(
            drift ->
                new Finding(
                    panel,
                    drift.kind().get(),
                    Optional.of(service.id()),
                    service.host().map(Binding::id),
                    site,
                    drift.what(),
                    drift.calls()))
        .toList();
  }
}
