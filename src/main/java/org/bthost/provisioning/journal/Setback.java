package org.bthost.provisioning.journal;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;

/** Why a transaction came to nothing, by what can be done about it. */
enum Setback {
  /** Another transaction was in the way: a key just taken, a row just changed, a deadlock. */
  COLLIDED,
  /**
   * The connection was lost or ended by an administrator, or the database's disk failed it; or what
   * PostgreSQL prepared on it has another shape since a newer version added a column.
   */
  CUT_OFF,
  /** It would fail again. */
  LASTING;

  /** Goes by the outermost cause that says more than that it failed. */
  static Setback of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Setback setback = ofOne(cause);
      if (setback != LASTING) {
        return setback;
      }
    }
    return LASTING;
  }

  private static Setback ofOne(Throwable cause) {
    if (cause instanceof IOException || cause instanceof SQLNonTransientConnectionException) {
      return CUT_OFF;
    }
    return cause instanceof SQLException sql && sql.getSQLState() != null
        ? ofState(sql.getSQLState())
        : LASTING;
  }

  private static Setback ofState(String state) {
    return switch (state.substring(0, 2)) {
      case "23", "40" -> COLLIDED;
      case "08", "0A", "57" -> CUT_OFF;
      default -> LASTING;
    };
  }
}
