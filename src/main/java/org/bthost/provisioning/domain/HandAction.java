package org.bthost.provisioning.domain;

import java.util.Locale;

/** What a person can do about an operation that does not get there by itself. */
public enum HandAction {
  /** It is worked on again, with its attempts counted anew. */
  RETRY,
  /** It is given up, and what it wanted is taken back. */
  CANCEL,
  /** It counts as succeeded: the person has seen to it. */
  DONE;

  /** The action as it stands in addresses and the audit trail. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The action of this word; only for words that {@link #word()} gave. */
  public static HandAction of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
