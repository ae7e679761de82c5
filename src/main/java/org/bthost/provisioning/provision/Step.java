package org.bthost.provisioning.provision;

/** One cure: a writing call to the panel, or two that only together do what one should. */
enum Step {
  BUILD,
  RECOVER,
  END_DATE,
  CHANGE_PACKAGE,
  MEASURE,
  START,
  STOP,
  LOCK,
  /** Stop, then start: a start alone does nothing where the panel's row says "normal" already. */
  STOP_AND_START,
  /** Start, then stop: a stop alone does nothing where the panel's row says "stop" already. */
  START_AND_STOP,
  /** Start, then lock. */
  START_AND_LOCK,
  RECYCLE
}
