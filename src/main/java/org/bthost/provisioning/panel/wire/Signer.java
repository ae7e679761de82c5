package org.bthost.provisioning.panel.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Signs one request. Valid for ten seconds on the panel's clock and for any call, so each attempt
 * is signed anew and no signature is ever shown (panel behaviour, section 1).
 */
final class Signer {
  private final String token;
  private final Supplier<String> nonce;

  Signer(String token, Supplier<String> nonce) {
    this.token = token;
    this.nonce = nonce;
  }

  /** The three fields that make a request count as ours at this moment of the panel's clock. */
  Form sign(Instant panelTime) {
    var time = Long.toString(panelTime.getEpochSecond());
    var random = nonce.get();
    if (!random.matches("[A-Za-z0-9]+") || random.equals("0")) {
      throw new IllegalStateException("A nonce is letters and digits and not just 0");
    }
    return Form.EMPTY
        .with("time", time)
        .with("random", random)
        .with("signature", signature(time, random));
  }

  private String signature(String time, String random) {
    var digest = md5();
    Stream.of(time, random, token)
        .map(part -> part.getBytes(StandardCharsets.UTF_8))
        .sorted(Arrays::compareUnsigned)
        .forEach(digest::update);
    return HexFormat.of().withUpperCase().formatHex(digest.digest());
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has MD5", impossible);
    }
  }
}
