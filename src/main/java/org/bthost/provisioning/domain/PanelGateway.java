package org.bthost.provisioning.domain;

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
}
