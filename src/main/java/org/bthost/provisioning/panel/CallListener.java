package org.bthost.provisioning.panel;

/** Told of every request that went, or tried to go, to the panel: a re-signed call is two. */
@FunctionalInterface
public interface CallListener {
  /** Hears nothing. */
  CallListener NONE = call -> {};

  /**
   * Takes note of one finished request. What it throws is logged and changes nothing for the
   * caller: the panel has answered by then.
   */
  void called(PanelCall call);
}
