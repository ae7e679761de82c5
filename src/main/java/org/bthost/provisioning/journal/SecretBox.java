package org.bthost.provisioning.journal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals what must not stand readable in the database: AES-256-GCM, a fresh nonce each time. */
public final class SecretBox {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random;

  /**
   * @param key 32 bytes
   */
  public SecretBox(byte[] key, SecureRandom random) {
    if (key.length != 32) {
      throw new IllegalArgumentException("the encryption key must have 32 bytes");
    }
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /** Seals a text; what it belongs to must be given again to open it. */
  public String seal(String secret, String belongsTo) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed =
        run(Cipher.ENCRYPT_MODE, nonce, belongsTo, secret.getBytes(StandardCharsets.UTF_8));
    var whole = Arrays.copyOf(nonce, nonce.length + sealed.length);
    System.arraycopy(sealed, 0, whole, nonce.length, sealed.length);
    return Base64.getEncoder().encodeToString(whole);
  }

  /** Opens what {@link #seal} made; fails where the key or the owner is another one. */
  public String open(String sealed, String belongsTo) {
    byte[] whole = Base64.getDecoder().decode(sealed);
    byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
    byte[] rest = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
    return new String(run(Cipher.DECRYPT_MODE, nonce, belongsTo, rest), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, byte[] nonce, String belongsTo, byte[] text) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(belongsTo.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "a secret of the database can't be opened; is BTHOST_ENCRYPTION_KEY the key it was"
              + " written with?",
          e);
    }
  }
}
