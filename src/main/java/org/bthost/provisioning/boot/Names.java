package org.bthost.provisioning.boot;

import java.security.SecureRandom;
import java.util.UUID;
import org.bthost.provisioning.domain.OperationId;

/** Where everything random comes from: nonces, passwords, ids. */
final class Names {
  private static final String ALPHABET =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
  private final SecureRandom random = new SecureRandom();

  String nonce() {
    return letters(16);
  }

  /** Letters and digits only: the panel alters other characters before it keeps them. */
  String password() {
    return letters(20);
  }

  String ticket() {
    return letters(40);
  }

  OperationId operation() {
    return new OperationId(UUID.randomUUID().toString());
  }

  SecureRandom random() {
    return random;
  }

  private String letters(int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
