package org.bthost.provisioning.journal;

/** The journal on a PostgreSQL server. */
class PostgreSqlJournalTest
    implements JournalContract,
        JournalTextContract,
        CollisionContract,
        JobBoardContract,
        StrictIsolationContract,
        ServerContract {
  @Override
  public String kind() {
    return "postgresql";
  }
}
