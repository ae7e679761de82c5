package org.bthost.provisioning.billing.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs webhooks and verifies them, as the Standard Webhooks specification says (scheme v1):
 * HMAC-SHA256 over id, time and body, joined by dots. Needs nothing but the JDK, so that a receiver
 * can take this one class. Thread-safe.
 */
public final class WebhookSignature {
  /** The header of the message's id, the same whenever the message is sent: take it once by it. */
  public static final String ID = "webhook-id";

  /** The header of the time of sending, in whole seconds since 1970-01-01T00:00Z. */
  public static final String TIMESTAMP = "webhook-timestamp";

  /** The header of the signatures, parted by blanks. */
  public static final String SIGNATURE = "webhook-signature";

  /** How far a message's time may lie from the receiver's, either way. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String PREFIX = "whsec_";
  private static final String SCHEME = "v1,";
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * @param secret "whsec_" and at least 24 bytes in Base64
   * @throws IllegalArgumentException where it is none; the text does not hold it
   */
  public WebhookSignature(String secret) {
    this.key = new SecretKeySpec(decode(secret), ALGORITHM);
  }

  private static byte[] decode(String secret) {
    try {
      byte[] bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
      if (secret.startsWith(PREFIX) && bytes.length >= 24) {
        return bytes;
      }
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException noBase64) {
      throw noSecret();
    }
    throw noSecret();
  }

  private static IllegalArgumentException noSecret() {
    return new IllegalArgumentException(
        "a webhook secret is whsec_ and at least 24 bytes in Base64");
  }

  /** The text of the signature header for a message sent at this time. */
  public String sign(String id, Instant at, byte[] body) {
    return SCHEME + Base64.getEncoder().encodeToString(mac(id, at.getEpochSecond(), body));
  }

  /**
   * Whether a message is from who knows the secret, unchanged and not old. Nothing else may be done
   * with one that is not.
   *
   * @param id as the header says, like the timestamp and the signatures
   * @param body its bytes as they came, before any reading
   * @param now the receiver's time
   */
  public boolean isValid(String id, String timestamp, String signatures, byte[] body, Instant now) {
    long second;
    try {
      second = Long.parseLong(timestamp);
    } catch (NumberFormatException e) {
      return false;
    }
    if (second < now.minus(TOLERANCE).getEpochSecond()
        || second > now.plus(TOLERANCE).getEpochSecond()) {
      return false;
    }
    byte[] expected = mac(id, second, body);
    return Arrays.stream(signatures.split(" "))
        .filter(signature -> signature.startsWith(SCHEME))
        .anyMatch(
            signature ->
                MessageDigest.isEqual(expected, bytes(signature.substring(SCHEME.length()))));
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private byte[] mac(String id, long second, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + second + ".").getBytes(UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
