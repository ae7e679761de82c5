package org.bthost.provisioning.web.api;

import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, as far as it is let in. */
final class Body {
  private Body() {}

  /**
   * Reads a whole body.
   *
   * @param largest in bytes
   * @throws WebApplicationException with the answer 413, where it is larger
   */
  static byte[] read(InputStream content, int largest) throws IOException {
    byte[] body = content.readNBytes(largest + 1);
    if (body.length > largest) {
      throw new WebApplicationException(
          Problem.of(413, "Too large", "the body has at most " + largest + " bytes here"));
    }
    return body;
  }
}
