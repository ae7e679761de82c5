package org.bthost.provisioning.provision;

import java.util.List;

/** What is to be done about a drift. */
public sealed interface Cure {
  /**
   * The module cures it itself.
   *
   * @param steps each is tried once in an attempt, the next one where those before did not help
   */
  record Act(List<Step> steps) implements Cure {
    public Act {
      steps = List.copyOf(steps);
    }

    Act(Step... steps) {
      this(List.of(steps));
    }
  }

  /** It can't be told or cured yet; look again later. */
  record Wait() implements Cure {}

  /** A person must decide; nothing is fought. */
  record Hold() implements Cure {}

  /** What was asked for is refused, and the wish taken back. */
  record Refuse() implements Cure {}

  /** It is told, and stops nothing. */
  record Tell() implements Cure {}
}
