package org.bthost.provisioning.panel.wire;

import java.util.Collection;

/**
 * What may be shown of a text that came from the panel.
 *
 * <p>host_build's refusals carry the generated password in JSON behind a bar, crash pages carry the
 * request (panel behaviour, sections 4 and 6 I).
 */
final class SafeText {
  private static final int MAX_LENGTH = 80;
  private static final String CUT = "|{<\"";

  private SafeText() {}

  /** The text up to the first of the four cutting characters, at most 80, secrets as stars. */
  static String of(String raw, Collection<String> secrets) {
    var text = raw;
    for (var secret : secrets) {
      text = secret.isEmpty() ? text : text.replace(secret, "***");
    }
    var end = 0;
    while (end < Math.min(text.length(), MAX_LENGTH) && CUT.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, end).replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
