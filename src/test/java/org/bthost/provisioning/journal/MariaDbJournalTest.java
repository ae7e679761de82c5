package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The journal on a MariaDB server. */
class MariaDbJournalTest
    implements JournalContract,
        SchemaContract,
        UpgradeContract,
        DeliveryBoxContract,
        ActionNotesContract,
        JournalTextContract,
        CollisionContract,
        ServerContract,
        UsageBookContract,
        RollUpContract,
        BurntNamesContract,
        RoomsContract,
        ReadCommittedContract,
        PurgeContract,
        SearchContract,
        JobBoardContract {
  @Override
  public String kind() {
    return "mariadb";
  }

  /** Whichever script made it: one without {@code ${options}} takes the server's own collation. */
  @Test
  void everyTextOfEveryTableIsComparedByteByByte() {
    DataSource database = TestDatabases.fresh(kind());

    List<String> loose =
        Jdbi.create(database)
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select concat(table_name, '.', column_name, ' ', collation_name)"
                                + " from information_schema.columns"
                                + " where table_schema = database()"
                                + " and table_name <> 'bthost_schema'"
                                + " and collation_name <> 'utf8mb4_nopad_bin'")
                        .mapTo(String.class)
                        .list());

    assertThat(loose).isEmpty();
  }
}
