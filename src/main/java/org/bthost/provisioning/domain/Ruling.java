package org.bthost.provisioning.domain;

/**
 * What a person decided about an operation, who it was, and why. One line of text each: breaks and
 * control characters become spaces, so that a text can't pass for lines of its own in a log.
 */
public record Ruling(HandAction action, String by, String reason) {
  private static final int LONGEST_BY = 64;
  private static final int LONGEST_REASON = 500;

  public Ruling {
    by = line("by", by, LONGEST_BY);
    reason = line("reason", reason, LONGEST_REASON);
  }

  private static String line(String field, String text, int longest) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Z}]+", " ").strip();
    if (line.isEmpty()) {
      throw new InvalidIntent(field, "is missing; tell who decides this, and why");
    }
    if (line.length() > longest) {
      throw new InvalidIntent(field, "has at most " + longest + " characters");
    }
    return line;
  }
}
