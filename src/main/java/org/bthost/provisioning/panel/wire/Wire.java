package org.bthost.provisioning.panel.wire;

/** The way a signed request goes to one panel and its answer comes back. Safe for many threads. */
public interface Wire extends AutoCloseable {
  /**
   * Returns when there is reason to think that the panel can be reached.
   *
   * @throws org.bthost.provisioning.panel.PanelUnreachable if not
   */
  void reach(Endpoint endpoint);

  /**
   * Sends one request, once, and returns the panel's complete answer, whatever it says.
   *
   * @throws org.bthost.provisioning.panel.PanelUnreachable if nothing was sent
   * @throws org.bthost.provisioning.panel.PanelUnconfirmed if the answer did not come to its end
   */
  Reply post(Endpoint endpoint, Form form);

  @Override
  void close();
}
