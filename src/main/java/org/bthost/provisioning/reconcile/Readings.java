package org.bthost.provisioning.reconcile;

import org.bthost.provisioning.domain.PanelGateway;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.PanelSession;
import org.bthost.provisioning.domain.Permit;

/** Sessions that only read, and leave no trail of a service. */
final class Readings {
  private static final Permit NOTHING_IS_WRITTEN =
      () -> {
        throw new IllegalStateException("an audit makes no writing call: a bug");
      };

  private Readings() {}

  static PanelSession of(PanelGateway gateway, PanelId panel) {
    return gateway.open(panel, NOTHING_IS_WRITTEN, call -> {});
  }
}
