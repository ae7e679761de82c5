package org.bthost.provisioning.journal;

import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs work in one transaction; again from its start where another transaction got in its way, or
 * where the connection was lost.
 *
 * @param tries how often at most; 1 within a container's transaction, as only that can begin anew
 */
record Transactions(Jdbi database, int tries) {
  /**
   * The work may run once more after it was committed, and must be such that it then finds itself
   * done.
   *
   * @throws JournalUnreachable where the connection stays lost
   */
  <T> T inOne(HandleCallback<T, RuntimeException> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return database.inTransaction(work);
      } catch (ConnectionException e) {
        throw new JournalUnreachable(e);
      } catch (JdbiException e) {
        Setback setback = Setback.of(e);
        if (attempt < tries && setback != Setback.LASTING) {
          continue;
        }
        throw setback == Setback.CUT_OFF ? new JournalUnreachable(e) : e;
      }
    }
  }
}
