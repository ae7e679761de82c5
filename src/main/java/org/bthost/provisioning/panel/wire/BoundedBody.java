package org.bthost.provisioning.panel.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import org.bthost.provisioning.panel.PanelUnconfirmed;

/**
 * Reads an answer's body to its end, because a connection left half read is lost; but no more of it
 * than is sane. Lists of hosts, which have no such end, go by {@link RowStream}.
 */
final class BoundedBody {
  /** Enough for anything but a list of hosts. */
  static final int MAX_BYTES = 32 * 1024 * 1024;

  private BoundedBody() {}

  /**
   * The whole body.
   *
   * @throws PanelUnconfirmed if it is too long or takes too long
   */
  static byte[] read(Endpoint endpoint, int status, InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var buffer = new byte[16 * 1024];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
        if (bytes.size() > MAX_BYTES) {
          throw cut(endpoint, status, "the answer is longer than " + MAX_BYTES + " bytes");
        }
      }
    } catch (HttpTimeoutException late) {
      throw cut(endpoint, status, "the answer does not end in time");
    }
    return bytes.toByteArray();
  }

  private static PanelUnconfirmed cut(Endpoint endpoint, int status, String meaning) {
    return new PanelUnconfirmed(endpoint.path(), endpoint.writes(), status, meaning);
  }
}
