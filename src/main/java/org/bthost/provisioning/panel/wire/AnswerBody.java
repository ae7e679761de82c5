package org.bthost.provisioning.panel.wire;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * An answer's body as it comes in. It ends with an {@link HttpTimeoutException} when nothing comes
 * for too long, and when all of it together was waited for too long; the connector's own time-out
 * ends with the headers. Time that the reader spends between two readings counts for neither.
 */
final class AnswerBody extends InputStream {
  private final Response response;
  private final InputStream in;
  private final long silence;
  private long left;

  /**
   * Takes over the body of this answer; closing the answer is left to its owner.
   *
   * @param silence the longest wait for the next bytes
   * @param whole the longest wait for all of them
   */
  AnswerBody(Response response, Duration silence, Duration whole) {
    this.response = response;
    this.in = raw(response);
    this.silence = silence.toNanos();
    this.left = whole.toNanos();
  }

  /** Not readEntity, which stumbles over a malformed Content-Type before the first byte. */
  private static InputStream raw(Response response) {
    return response.getEntity() instanceof InputStream in ? in : InputStream.nullInputStream();
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int most) throws IOException {
    var started = System.nanoTime();
    var ended = new CompletableFuture<Boolean>();
    ended.orTimeout(Math.max(1, Math.min(silence, left)), TimeUnit.NANOSECONDS);
    var inTime = ended.exceptionally(late -> cutOff());
    try {
      var count = in.read(into, from, most);
      ended.complete(true);
      if (inTime.join()) {
        return count;
      }
    } catch (IOException | IllegalStateException | ProcessingException e) {
      ended.complete(true);
      if (inTime.join()) {
        throw e;
      }
    } finally {
      ended.complete(true);
      left -= System.nanoTime() - started;
    }
    throw new HttpTimeoutException("the answer does not go on in time");
  }

  private boolean cutOff() {
    response.close();
    return false;
  }
}
