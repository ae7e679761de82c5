package org.bthost.provisioning.provision;

/** What is to be done about a drift. */
sealed interface Cure {
  /** The module cures it itself. */
  record Act(Step step) implements Cure {}

  /** It can't be told or cured yet; look again later. */
  record Wait() implements Cure {}

  /** A person must decide; nothing is fought. */
  record Hold() implements Cure {}

  /** What was asked for is refused, and the wish taken back. */
  record Refuse() implements Cure {}

  /** It is told, and stops nothing. */
  record Tell() implements Cure {}
}
