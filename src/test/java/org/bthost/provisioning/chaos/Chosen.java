package org.bthost.provisioning.chaos;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which kinds of mischief are played: all, or those that {@code -Dblows} names. */
final class Chosen {
  private static final Set<String> NAMES = read(System.getProperty("blows", ""));

  private Chosen() {}

  /** What goes wrong beside the calls. */
  enum Around {
    /** A process is killed whenever it looks at the database's time. */
    PROCESS_KILLED,
    /** The panel's clock is wrong by an hour, either way. */
    CLOCK_SKEW,
    /** The panel's own timers run, and customers power hosts on. */
    PANEL_TIMERS,
    /** Services run out, and the panel expires and recycles their hosts. */
    EXPIRY,
    /** Named alone: nothing goes wrong. */
    NONE
  }

  private static Set<String> read(String names) {
    Set<String> known =
        Stream.concat(Arrays.stream(Blow.values()), Arrays.stream(Around.values()))
            .map(Enum::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> chosen =
        Arrays.stream(names.split(",")).filter(it -> !it.isEmpty()).collect(Collectors.toSet());
    if (!known.containsAll(chosen)) {
      throw new IllegalArgumentException("-Dblows=" + names + " must be of " + known);
    }
    return chosen;
  }

  static boolean plays(Enum<?> kind) {
    return NAMES.isEmpty() || NAMES.contains(kind.name());
  }
}
