package org.bthost.sandbox;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** What the panel draws. Names and choices can be told beforehand. Thread-safe. */
public final class Chance {
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";
  private final Deque<String> told = new ArrayDeque<>();
  private final Random random;

  Chance(long seed) {
    random = new Random(seed);
  }

  /** The names and choices to come, in their order. */
  public synchronized void next(Collection<String> names) {
    told.addAll(names);
  }

  /** A name that no one gave. */
  synchronized String name(int length) {
    return told.isEmpty() ? password(length) : told.remove();
  }

  synchronized String password(int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  synchronized <T> T choice(List<T> choices) {
    if (choices.size() > 1 && !told.isEmpty()) {
      String wanted = told.remove();
      return choices.stream()
          .filter(choice -> choice.toString().equals(wanted))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException(wanted + " is not one of " + choices));
    }
    return choices.get(random.nextInt(choices.size()));
  }
}
