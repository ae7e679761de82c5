package org.bthost.provisioning.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A login that belongs to a service's host; the panel keeps a password of its own for each. */
public enum Account {
  /** The panel user: the panel's own pages, with every host of his. */
  PANEL,
  /** The host's FTP account. */
  FTP,
  /** The host's database. */
  DATABASE;

  /** Its name in requests and answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The account of this word.
   *
   * @throws IllegalArgumentException where it is none; tells the words
   */
  public static Account of(String word) {
    return Arrays.stream(values())
        .filter(it -> it.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "is one of "
                        + Arrays.stream(values())
                            .map(Account::word)
                            .collect(Collectors.joining(", "))));
  }
}
