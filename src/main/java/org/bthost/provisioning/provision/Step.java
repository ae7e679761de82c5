package org.bthost.provisioning.provision;

import java.util.List;

/** One cure: a writing call to the panel, or some that only together do what one should. */
public enum Step {
  /** By its own protocol, with a panel user first where there is none. */
  BUILD("host_build"),
  RECOVER("host_recovery"),
  END_DATE("host_endtime"),
  /** Custom limits take host_edit and host_speed or host_speedoff instead. */
  CHANGE_PACKAGE("host_update"),
  MEASURE("host_resource"),
  START("host_start"),
  STOP("host_stop"),
  LOCK("host_locked"),
  /**
   * Makes BT follow the panel's row. Only behind the wanted end date: where BT has another date,
   * host_sync would damage it (panel behaviour, section 3).
   */
  SYNC("host_endtime host_sync"),
  /** A start alone does nothing where the panel's row says "normal" already. */
  STOP_AND_START("host_stop host_start"),
  /** A stop alone does nothing where the panel's row says "stop" already. */
  START_AND_STOP("host_start host_stop"),
  START_AND_LOCK("host_start host_locked"),
  RECYCLE("host_recycle");

  private final String calls;

  Step(String calls) {
    this.calls = calls;
  }

  /** The panel's names of the calls, in their order. */
  List<String> calls() {
    return List.of(calls.split(" "));
  }
}
