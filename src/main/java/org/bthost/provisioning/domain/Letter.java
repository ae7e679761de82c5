package org.bthost.provisioning.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text for the customer of a service, as it was written when the news that it tells came about.
 * It never holds a password.
 *
 * @param id of the outcome or notice that it tells
 * @param to the customer's address, where billing gave one that a letter can be sent to
 * @param sender who is to send it
 */
public record Letter(
    String id,
    ServiceId service,
    Kind kind,
    Optional<String> to,
    Locale locale,
    LetterText text,
    Sender sender)
    implements Message {
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

  public Letter {
    if (to.filter(address -> !isAddress(address)).isPresent()) {
      throw new IllegalArgumentException("a letter can't be sent to this address");
    }
  }

  /** What a letter tells; each has its template. */
  public enum Kind {
    WELCOME,
    SUSPENDED,
    OVER_QUOTA,
    RESTORED;

    /** Its name in an API, and its template's. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Who sends a letter to the customer. */
  public enum Sender {
    BILLING,
    MODULE;

    /** Its name in an API. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Whether a letter can be sent to an address as it stands: one address, in ASCII, without a name
   * beside it. Billing may know how to use others.
   */
  public static boolean isAddress(String text) {
    return text.length() <= 254 && ADDRESS.matcher(text).matches();
  }

  /** The customer's address for people who need not know it: its first letter and its host. */
  public Optional<String> maskedTo() {
    return to.map(address -> address.charAt(0) + "***" + address.substring(address.indexOf('@')));
  }

  /** Without what is the customer's own: it ends in logs. */
  @Override
  public String toString() {
    return "Letter[" + kind.word() + ", " + id + "]";
  }
}
