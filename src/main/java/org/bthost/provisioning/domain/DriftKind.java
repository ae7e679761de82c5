package org.bthost.provisioning.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a host can differ from what is wanted of it; there are no other ways. */
public enum DriftKind {
  /** An active service's host does not serve. */
  NOT_RUNNING,
  /** The host of a suspended or terminated service serves, or its row says so. */
  STILL_RUNNING,
  WRONG_END_DATE,
  WRONG_LIMITS,
  /** Our host has another panel user, or our number means another host. */
  WRONG_OWNER,
  /** The panel does not show the host, and its end date had not passed. */
  MISSING,
  /** The panel does not show the host since its end date passed. */
  RECYCLED,
  /** A host under one of our panel users that no service knows. */
  ORPHAN,
  OVER_QUOTA,
  LOCKED_BY_OTHERS,
  /** The panel's row says "error". */
  FAULTY;

  private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The kind as it stands in answers and in the panels file: lower case, with dashes. */
  public String word() {
    return word;
  }

  /** The kind of this word, if there is one. */
  public static Optional<DriftKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return word;
  }
}
