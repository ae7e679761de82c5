package org.bthost.provisioning.journal;

/** The journal on a PostgreSQL server. */
class PostgreSqlJournalTest
    implements JournalContract,
        SchemaContract,
        UpgradeContract,
        DeliveryBoxContract,
        ActionNotesContract,
        JournalTextContract,
        CollisionContract,
        JobBoardContract,
        StrictIsolationContract,
        ServerContract,
        UsageBookContract,
        RollUpContract,
        BurntNamesContract,
        RoomsContract,
        PurgeContract,
        SearchContract {
  @Override
  public String kind() {
    return "postgresql";
  }
}
