package org.bthost.judge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The names that an installation gives, as the documents say: from a hash of what they are for. */
final class Names {
  private static final String FIRST = "abcdefghijklmnopqrstuvwxyz";
  private static final String OTHERS = FIRST + "0123456789";
  private final String installation;

  Names(String installation) {
    this.installation = installation;
  }

  /** The panel user of a service. */
  String user(String service) {
    byte[] hash = hash(installation + "\n" + service + "\nuser");
    var name = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      String letters = i == 0 ? FIRST : OTHERS;
      int pair = Byte.toUnsignedInt(hash[2 * i]) * 256 + Byte.toUnsignedInt(hash[2 * i + 1]);
      name.append(letters.charAt(pair % letters.length()));
    }
    return name.toString();
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
