package org.bthost.provisioning.reconcile;

import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.Finding;
import org.bthost.provisioning.domain.ObservedState;
import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelSession;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.provision.Drift;
import org.bthost.provisioning.provision.HostComparison;

/** What would be done about one service now, by a look at its row and its web server. */
final class ServicePlan {
  private final Journal journal;
  private final PanelGateway gateway;
  private final HostComparison comparison;

  ServicePlan(Journal journal, PanelGateway gateway, HostComparison comparison) {
    this.journal = journal;
    this.gateway = gateway;
    this.comparison = comparison;
  }

  /**
   * Compares a service's host with what is wanted, by reading calls; empty where there is no such
   * service.
   *
   * @throws org.bthost.provisioning.domain.PanelTrouble where its panel does not answer
   */
  Optional<List<Finding>> differences(ServiceId id) {
    return journal.service(id).map(this::differences);
  }

  private List<Finding> differences(Service service) {
    Optional<PanelId> panel = service.placement().map(Placement::panel);
    if (service.desired().isEmpty() || panel.isEmpty() || service.host().isEmpty()) {
      return List.of();
    }
    PanelSession session = gateway.reading(panel.get());
    ObservedState observed = session.look(service.host().get().id());
    List<Drift> drifts = comparison.compare(service, observed, session::terms).orElse(List.of());
    return Findings.of(panel.get(), service, service.host().get().name(), drifts);
  }
}
