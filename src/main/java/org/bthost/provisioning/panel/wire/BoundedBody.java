package org.bthost.provisioning.panel.wire;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bthost.provisioning.panel.PanelUnconfirmed;

/**
 * Reads an answer's body to its end, because a connection left half read is lost; but neither more
 * of it nor longer than is sane.
 */
final class BoundedBody {
  /** Enough for the host_list of some 50,000 hosts. */
  static final int MAX_BYTES = 32 * 1024 * 1024;

  private final int maxBytes;

  BoundedBody(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * The whole body.
   *
   * @param deadline in {@link System#nanoTime()}; the connector's own time-out ends with the
   *     headers
   * @throws PanelUnconfirmed if it is too long or takes too long
   */
  byte[] read(Endpoint endpoint, Response response, long deadline) throws IOException {
    var ended = new CompletableFuture<Boolean>();
    ended.orTimeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    var inTime = ended.exceptionally(late -> cutOff(response));
    try {
      var bytes = readAll(endpoint, response);
      ended.complete(true);
      if (inTime.join()) {
        return bytes;
      }
    } catch (IOException | IllegalStateException | ProcessingException e) {
      ended.complete(true);
      if (inTime.join()) {
        throw e;
      }
    } finally {
      ended.complete(true);
    }
    throw cut(endpoint, response, "the answer does not end in time");
  }

  private byte[] readAll(Endpoint endpoint, Response response) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var buffer = new byte[16 * 1024];
    var in = raw(response);
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      bytes.write(buffer, 0, n);
      if (bytes.size() > maxBytes) {
        throw cut(endpoint, response, "the answer is longer than " + maxBytes + " bytes");
      }
    }
    return bytes.toByteArray();
  }

  /** Not readEntity, which stumbles over a malformed Content-Type before the first byte. */
  private static InputStream raw(Response response) {
    return response.getEntity() instanceof InputStream in ? in : InputStream.nullInputStream();
  }

  private static boolean cutOff(Response response) {
    response.close();
    return false;
  }

  private static PanelUnconfirmed cut(Endpoint endpoint, Response response, String meaning) {
    return new PanelUnconfirmed(endpoint.path(), endpoint.writes(), response.getStatus(), meaning);
  }
}
