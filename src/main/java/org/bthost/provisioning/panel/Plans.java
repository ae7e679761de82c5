package org.bthost.provisioning.panel;

import java.util.List;
import org.bthost.provisioning.panel.wire.Caller;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.PlanWords;

/** The panel's plans (resource groups). Read only. */
public final class Plans {
  private final Caller caller;

  Plans(Caller caller) {
    this.caller = caller;
  }

  /** All plans, hidden ones too. */
  public List<Plan> list() {
    var rows = caller.call(Endpoint.PLANS_LIST, Form.EMPTY).rows();
    return rows.stream().map(PlanWords::plan).toList();
  }

  /** One plan; for an unknown id the panel crashes ({@link PanelGarbled}, HTTP 500). */
  public Plan detail(long id) {
    return PlanWords.plan(caller.call(Endpoint.PLANS_INFO, Form.of("id", id)).row());
  }
}
