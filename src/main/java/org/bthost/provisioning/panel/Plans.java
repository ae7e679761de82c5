package org.bthost.provisioning.panel;

import java.util.List;
import org.bthost.provisioning.panel.wire.Caller;
import org.bthost.provisioning.panel.wire.Endpoint;
import org.bthost.provisioning.panel.wire.Form;
import org.bthost.provisioning.panel.wire.PlanWords;

/**
 * The panel's plans (resource groups), which BT does not know. Read only, so all of it is safe to
 * repeat. All methods throw {@link PanelException}.
 */
public final class Plans {
  private final Caller caller;

  Plans(Caller caller) {
    this.caller = caller;
  }

  /**
   * All plans, hidden ones too, without paging. Sizes are MB, traffic MB a month, rates KB/s, 0
   * means without limit. {@link Hosts#build} refuses a hidden plan. Source: behaviour.md 3,
   * plans_list; API document, 资源组列表.
   */
  public List<Plan> list() {
    var rows = caller.call(Endpoint.PLANS_LIST, Form.EMPTY).rows();
    return rows.stream().map(PlanWords::plan).toList();
  }

  /**
   * One plan, hidden or not, in the same units. For an unknown id the panel crashes ({@link
   * PanelGarbled}, HTTP 500). Source: behaviour.md 3, plans_info; API document, 资源组详情.
   */
  public Plan detail(long id) {
    return PlanWords.plan(caller.call(Endpoint.PLANS_INFO, Form.of("id", id)).row());
  }
}
