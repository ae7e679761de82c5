package org.bthost.provisioning.reconcile;

import java.util.List;
import java.util.Optional;
import org.bthost.provisioning.domain.Binding;
import org.bthost.provisioning.domain.DriftKind;
import org.bthost.provisioning.domain.Finding;
import org.bthost.provisioning.domain.HostSight.Row;
import org.bthost.provisioning.domain.HostSight.WebServer;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Pulse;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.journal.Fleet.Member;

/** What one host's pulse means: whether its web server does what is wanted. */
final class PulseCheck {
  private static final List<String> SYNC = List.of("host_endtime", "host_sync");

  private PulseCheck() {}

  /**
   * What differs. Nothing is said of a service that is being worked on; nor of a host that the
   * panel does not show or can't tell of, nor of an active one whose row says that it is down: that
   * is for the sweep.
   */
  static Optional<Finding> of(PanelId panel, Member member, Optional<Pulse> pulse) {
    if (member.busy() || pulse.isEmpty()) {
      return Optional.empty();
    }
    boolean active = member.service().wanted().serves();
    boolean normal = pulse.get().row().filter(row -> row == Row.NORMAL).isPresent();
    if (active && normal && !pulse.get().agrees()) {
      return Optional.of(
          finding(
              panel,
              member.service(),
              DriftKind.NOT_RUNNING,
              "the web server does not serve an active host, although its row says so",
              SYNC));
    }
    if (!active && pulse.get().webServer() == WebServer.UP) {
      return Optional.of(
          finding(
              panel,
              member.service(),
              DriftKind.STILL_RUNNING,
              "the web server still serves a host that is to be down",
              normal ? List.of("host_stop") : SYNC));
    }
    return Optional.empty();
  }

  private static Finding finding(
      PanelId panel, Service service, DriftKind kind, String what, List<String> calls) {
    return new Finding(
        panel,
        kind,
        Optional.of(service.id()),
        service.host().map(Binding::id),
        service.host().map(Binding::name).orElse(""),
        what,
        calls);
  }
}
