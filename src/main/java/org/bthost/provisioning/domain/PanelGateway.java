package org.bthost.provisioning.domain;

import java.util.List;
import java.util.function.Consumer;

/** The way to the panels. */
public interface PanelGateway {
  /**
   * Opens a panel for one attempt.
   *
   * @param permit asked before each writing call
   * @param trail told of each call
   */
  PanelSession open(PanelId panel, Permit permit, Consumer<CallRecord> trail);

  /** Tries a panel out with reading calls only, and tells apart what can be wrong. */
  ConnectionReport test(PanelId panel);

  /** Every panel, as the calls to it last showed it. */
  List<PanelCondition> conditions();
}
