package org.bthost.provisioning.journal;

/** The journal on the default database: an H2 file. */
class H2JournalTest
    implements JournalContract,
        SchemaContract,
        UpgradeContract,
        DeliveryBoxContract,
        ActionNotesContract,
        JournalTextContract,
        CollisionContract,
        ReadCommittedContract,
        UsageBookContract,
        RollUpContract,
        BurntNamesContract,
        RoomsContract,
        PurgeContract,
        SearchContract,
        JobBoardContract {
  @Override
  public String kind() {
    return "h2";
  }
}
