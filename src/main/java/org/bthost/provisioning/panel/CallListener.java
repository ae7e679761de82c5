package org.bthost.provisioning.panel;

/** Told of every call when it has ended, well or not. */
@FunctionalInterface
public interface CallListener {
  void called(PanelCall call);
}
