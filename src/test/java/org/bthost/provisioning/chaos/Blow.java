package org.bthost.provisioning.chaos;

/** What can happen to one call of the module to a panel. */
enum Blow {
  /** The port takes no connection. */
  REFUSED,
  RESET_BEFORE,
  RESET_AFTER,
  TIMEOUT_BEFORE,
  TIMEOUT_AFTER,
  /** No answer comes in time; the panel acts some minutes later. */
  ACTS_LATE,
  /** Something in between answers 502 after the panel has acted. */
  PROXY_502,
  HTML_500_BEFORE,
  HTML_500_AFTER,
  HTML_200,
  TRUNCATED_JSON,
  CODE_1_NOTHING_DONE,
  CODE_0_BEFORE,
  CODE_0_AFTER,
  /** BT says nothing during this call. */
  BT_DEAD,
  /** BT takes 120 s for the call, and the module gives up before. */
  BT_HANGS,
  /** BT refuses what the panel asks of it first. */
  BT_REFUSES,
  /** The process is killed before the call. */
  KILLED_BEFORE,
  /** The process is killed when the panel has acted. */
  KILLED_AFTER,
  /** The worker is frozen for an hour after it has asked its guard; others go on meanwhile. */
  FROZEN,
  /** Another call at the same time makes a user of this name, too. */
  USER_RACED
}
