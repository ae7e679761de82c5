package org.bthost.provisioning.domain;

import java.util.regex.Pattern;

/**
 * What a letter says, as plain text.
 *
 * @param subject one line, so that it can't bring a mail a header of its own
 * @param body lines that end in {@code \n}
 */
public record LetterText(String subject, String body) {
  public static final int LONGEST_SUBJECT = 200;

  /** So that it fits a webhook's body also where JSON escapes every character of it. */
  public static final int LONGEST_BODY = 2200;

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{2028}\\x{2029}]");
  private static final Pattern CONTROL_IN_BODY = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

  public LetterText {
    if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
      throw new IllegalArgumentException(
          "a letter's subject has 1 to " + LONGEST_SUBJECT + " characters");
    }
    if (CONTROL.matcher(subject).find()) {
      throw new IllegalArgumentException("a letter's subject is one line");
    }
    if (body.isBlank() || body.length() > LONGEST_BODY) {
      throw new IllegalArgumentException(
          "a letter's body has 1 to " + LONGEST_BODY + " characters");
    }
    if (CONTROL_IN_BODY.matcher(body).find()) {
      throw new IllegalArgumentException("a letter's body is plain text");
    }
  }
}
