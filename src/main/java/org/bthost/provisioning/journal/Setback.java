package org.bthost.provisioning.journal;

import java.sql.SQLException;

/** Why a transaction came to nothing, by what can be done about it. */
enum Setback {
  /** Another transaction was in the way: a key just taken (23), a deadlock or the like (40). */
  COLLIDED,
  /** The connection was lost (08), or ended by an administrator (57). */
  DISCONNECTED,
  /** It would fail again. */
  LASTING;

  /** Goes by the class of SQLState that the database gave. */
  static Setback of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return ofClass(sql.getSQLState().substring(0, 2));
      }
    }
    return LASTING;
  }

  private static Setback ofClass(String stateClass) {
    return switch (stateClass) {
      case "23", "40" -> COLLIDED;
      case "08", "57" -> DISCONNECTED;
      default -> LASTING;
    };
  }
}
