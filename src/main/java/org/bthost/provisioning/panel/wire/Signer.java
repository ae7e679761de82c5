package org.bthost.provisioning.panel.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Signs requests: the upper-case MD5 of time, nonce and token, joined in byte order. A signature is
 * good for ten seconds after its time on the panel's clock (API document, "security").
 */
final class Signer {
  private final String token;
  private final Supplier<String> nonces;

  /**
   * @param nonces letters and digits only: the panel strips other characters before it compares
   */
  Signer(String token, Supplier<String> nonces) {
    this.token = token;
    this.nonces = nonces;
  }

  /** The three parameters that make a request valid at this time of the panel's clock. */
  Map<String, String> sign(Instant panelTime) {
    String time = Long.toString(panelTime.getEpochSecond());
    String nonce = nonces.get();
    var parts = new String[] {time, nonce, token};
    Arrays.sort(parts);
    return Map.of("time", time, "random", nonce, "signature", md5(String.join("", parts)));
  }

  private static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
