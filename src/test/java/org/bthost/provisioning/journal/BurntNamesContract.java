package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.bthost.provisioning.domain.BurntName;
import org.bthost.provisioning.domain.CallRecord;
import org.bthost.provisioning.domain.HostName;
import org.bthost.provisioning.domain.IssuedName;
import org.bthost.provisioning.domain.IssuedName.State;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Placement;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Settlement;
import org.bthost.provisioning.domain.SettlementRecord;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** How names that were given up are kept, on whichever database. */
interface BurntNamesContract extends AnyDatabase {
  Instant WHEN = Instant.ofEpochMilli(1_800_000_000_000L);
  Settlement DELETED = new Settlement("ann", "deleted at BT 已删除", WHEN.plusSeconds(60));

  private static HostName name(int number) {
    return new HostName("k3x00000000" + number);
  }

  private static ServiceId service(int number) {
    return new ServiceId("s" + number);
  }

  private static IssuedName issued(int number, State state) {
    return new IssuedName(name(number), 1, number, state, Optional.of(WHEN));
  }

  /** Burns the name of this number, of a service on the panel. */
  private static void burn(Journal journal, int number, int service, String panel) {
    journal.write(
        ledger -> {
          ledger.keepMemory(
              ledger
                  .hold(service(service))
                  .placed(new Placement(new PanelId(panel), name(service), Optional.empty())));
          ledger.add(service(service), issued(number, State.OPEN));
          ledger
              .burntNames()
              .burn(issued(number, State.OPEN), "was lost", WHEN.minusSeconds(number));
          return number;
        });
  }

  private static void settle(Journal journal, int number) {
    journal.write(
        ledger -> {
          ledger.burntNames().settle(ledger.burntNames().of(name(number)).orElseThrow(), DELETED);
          return number;
        });
  }

  private static List<HostName> list(
      Journal journal, String panel, Integer service, Boolean settled, int skip, int limit) {
    return journal
        .burntNames(
            new BurntSearch(
                Optional.ofNullable(panel).map(PanelId::new),
                Optional.ofNullable(service).map(BurntNamesContract::service),
                Optional.ofNullable(settled),
                skip,
                limit))
        .stream()
        .map(BurntName::name)
        .toList();
  }

  @Test
  default void burntNamesAreListedByPanelServiceAndWhetherTheyAreSettled() {
    Journal journal = journal();
    burn(journal, 1, 1, "p1");
    burn(journal, 2, 1, "p1");
    burn(journal, 3, 2, "p2");
    settle(journal, 2);

    assertThat(list(journal, null, null, null, 0, 10)).containsExactly(name(3), name(2), name(1));
    assertThat(list(journal, null, null, null, 1, 1)).containsExactly(name(2));
    assertThat(list(journal, "p1", null, null, 0, 10)).containsExactly(name(2), name(1));
    assertThat(list(journal, null, 2, null, 0, 10)).containsExactly(name(3));
    assertThat(list(journal, null, null, false, 0, 10)).containsExactly(name(3), name(1));
    assertThat(list(journal, "p1", 1, true, 0, 10)).containsExactly(name(2));
  }

  @Test
  default void aBurntNameComesBackAsItWasBurntAndSettledWithItsRowInTheAuditTrail() {
    Journal journal = journal();
    burn(journal, 1, 1, "p1");

    settle(journal, 1);

    assertThat(journal.<Optional<BurntName>>write(ledger -> ledger.burntNames().of(name(1))))
        .contains(
            new BurntName(
                name(1),
                service(1),
                1,
                Optional.of(new PanelId("p1")),
                Optional.of("was lost"),
                Optional.of(WHEN.minusSeconds(1)),
                Optional.of(DELETED)));
    assertThat(journal.audit().of(service(1), 0, 10))
        .extracting(AuditTrail.Entry::row)
        .containsExactly(new SettlementRecord(name(1), DELETED));
  }

  @Test
  default void aNameWhoseHostAppearedAfterAllIsNotListedAndBurntAgainItIsToBeSettledAgain() {
    Journal journal = journal();
    burn(journal, 1, 1, "p1");
    settle(journal, 1);

    journal.write(
        ledger -> {
          ledger.change(issued(1, State.CONFIRMED));
          return 1;
        });
    assertThat(list(journal, null, null, null, 0, 10)).isEmpty();
    assertThat(journal.<Optional<BurntName>>write(ledger -> ledger.burntNames().of(name(1))))
        .isEmpty();

    journal.write(
        ledger -> {
          ledger.burntNames().burn(issued(1, State.CONFIRMED), "was lost again", WHEN);
          return 1;
        });
    assertThat(list(journal, null, null, false, 0, 10)).containsExactly(name(1));
  }

  @Test
  default void ofNamesBurntBeforeThereWasAListTheAuditTrailTells() throws SQLException {
    DataSource database = TestDatabases.fresh(kind());
    Journal journal = AnyDatabase.journal(database, DatabaseTime.ofDatabase());
    burn(journal, 1, 1, "p1");
    burn(journal, 2, 1, "p1");
    String text = "name " + name(1) + " was burnt: did not appear until noon";
    journal
        .audit()
        .append(
            new Lease(service(1), "w", 1),
            new CallRecord(WHEN, "burn", false, 0, Duration.ZERO, name(1).value(), text));
    Jdbi.create(database)
        .useHandle(
            handle -> handle.execute("update bthost_name set burnt_at = null, burnt_why = null"));

    SchemaContract.forgetTheScripts(database);
    Schema.migrate(database);

    assertThat(
            journal.burntNames(
                new BurntSearch(Optional.empty(), Optional.empty(), Optional.empty(), 0, 10)))
        .extracting(BurntName::name, BurntName::why, BurntName::burntAt)
        .containsExactly(
            tuple(name(2), Optional.empty(), Optional.empty()),
            tuple(name(1), Optional.of("did not appear until noon"), Optional.of(WHEN)));
  }
}
