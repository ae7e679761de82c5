package org.bthost.provisioning.panel.wire;

import org.bthost.provisioning.panel.Secret;

/**
 * Text that arrives as it was sent: the panel passes every parameter through trim, strip_tags and
 * htmlspecialchars, stores what is left and says nothing (panel behaviour, section 1).
 */
public final class PlainText {
  private static final String ALTERED = "<>&\"'";

  private PlainText() {}

  /**
   * The text itself.
   *
   * @throws IllegalArgumentException if the panel would alter it or it is longer than allowed
   */
  public static String require(String what, String text, int maxLength) {
    var altered = text.chars().anyMatch(c -> ALTERED.indexOf(c) >= 0 || Character.isISOControl(c));
    if (altered || !text.equals(text.strip())) {
      throw new IllegalArgumentException("The panel would alter this " + what);
    }
    if (text.codePointCount(0, text.length()) > maxLength) {
      throw new IllegalArgumentException(what + " has more than " + maxLength + " characters");
    }
    return text;
  }

  /**
   * The password itself.
   *
   * @throws IllegalArgumentException if it is not 6 to 32 ASCII letters and digits; shorter ones
   *     crash the panel, others it alters
   */
  public static Secret requirePassword(Secret password) {
    if (!password.value().matches("[A-Za-z0-9]{6,32}")) {
      throw new IllegalArgumentException("A password has 6 to 32 ASCII letters and digits");
    }
    return password;
  }
}
