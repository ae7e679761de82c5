package org.bthost.provisioning.panel.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The way a signed request goes to one panel and its answer comes back. Safe for many threads. */
public interface Wire extends AutoCloseable {
  /** What is made of an answer while it comes in. */
  @FunctionalInterface
  interface Reading<T> {
    /**
     * Reads the answer to its end, or throws to have no more of it.
     *
     * @throws IOException as the body did
     */
    T read(int status, InputStream body) throws IOException;
  }

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

  /**
   * Sends one request, once, and has its answer read while it comes in. What the reading throws
   * reaches the caller as it is, and the rest of the answer is given up. A way that knows whole
   * answers only reads from them.
   *
   * @throws org.bthost.provisioning.panel.PanelUnreachable if nothing was sent
   * @throws org.bthost.provisioning.panel.PanelUnconfirmed if the answer did not come to its end
   */
  default <T> T stream(Endpoint endpoint, Form form, Reading<T> reading) {
    var reply = post(endpoint, form);
    try {
      return reading.read(reply.status(), new ByteArrayInputStream(reply.body()));
    } catch (IOException e) {
      throw Losses.of(endpoint, e);
    }
  }

  @Override
  void close();
}
