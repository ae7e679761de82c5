package org.bthost.provisioning.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bthost.provisioning.descriptor.Descriptor;
import org.bthost.provisioning.descriptor.SettingValues;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.journal.DatabaseTime;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.JournalUnreachable;
import org.bthost.provisioning.journal.Ledger;
import org.bthost.provisioning.journal.Schema;
import org.bthost.provisioning.journal.SecretBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The module's own connections to its database. */
class DatabaseTest {
  private static final ServiceId SERVICE = new ServiceId("svc-1");
  @TempDir Path folder;

  private SettingValues settings(String url) throws IOException {
    String unread = Files.writeString(folder.resolve("unread.json"), "[]").toString();
    return SettingValues.of(
        Descriptor.load(),
        Map.of(
            "BTHOST_INSTALLATION_ID",
            "database",
            "BTHOST_API_TOKEN",
            "database-api-token",
            "BTHOST_ENCRYPTION_KEY",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "BTHOST_PANELS_FILE",
            unread,
            "BTHOST_PRODUCTS_FILE",
            unread,
            "BTHOST_DB_URL",
            url));
  }

  @AfterEach
  void giveTheDiskItsSpaceBack() {
    SmallDisk.leave(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(longs = {40_000, 100_000, 250_000})
  void onAFullDiskNothingIsHalfAndWhatWasAcknowledgedIsThereWhenSpaceReturns(long space)
      throws IOException {
    SmallDisk.install();
    String url = "jdbc:h2:small:" + folder.resolve("journal") + ";WRITE_DELAY=0";
    try (Database database = Database.open(settings(url))) {
      Schema.migrate(database.source());
      Journal journal =
          Journal.over(
              database.source(),
              new SecretBox(new byte[32], new SecureRandom()),
              DatabaseTime.ofDatabase());
      var acknowledged = new ArrayList<Operation>();

      SmallDisk.leave(space);
      assertThatThrownBy(
              () -> {
                while (true) {
                  acknowledged.add(add(journal, acknowledged.size()));
                }
              })
          .isInstanceOf(JournalUnreachable.class);
      SmallDisk.leave(Long.MAX_VALUE);
      acknowledged.add(add(journal, acknowledged.size()));

      List<Operation> kept = journal.operationsOf(SERVICE, 10_000);
      assertThat(kept).containsExactlyInAnyOrderElementsOf(acknowledged);
      assertThat(journal.outcomes().undelivered(10_000)).hasSameSizeAs(kept);
    }
  }

  private static Operation add(Journal journal, int number) {
    return journal.write(ledger -> add(ledger, new EventKey("/b", "e-" + number)));
  }

  /** An operation and its outcome: two rows that stand or fall together. */
  private static Operation add(Ledger ledger, EventKey key) {
    Optional<Operation> known = ledger.operationOf(key);
    if (known.isPresent()) {
      return known.get();
    }
    Instant now = ledger.now();
    var held =
        new Operation(
            new OperationId(UUID.nameUUIDFromBytes(key.id().getBytes(UTF_8)).toString()),
            Intent.plain(key, Verb.SUSPEND, SERVICE, Optional.empty()),
            Status.HELD,
            1,
            1,
            Optional.empty(),
            Optional.of("why"),
            now,
            now);
    ledger.add(held);
    return held;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:file:./x;Password=Tr0ub4dor",
        "jdbc:postgresql://127.0.0.1:none/x?user=bthost&password=Tr0ub4dor",
        "jdbc:mariadb://127.0.0.1/x?password=Tr0ub4dor",
        "jdbc:mariadb://bthost:Tr0ub4dor@127.0.0.1/x",
      })
  void anAddressWithAPasswordIsRefusedBeforeADriverCanTellIt(String url) throws IOException {
    assertThat(told(url))
        .contains("BTHOST_DB_URL holds a password; give it as BTHOST_DB_PASSWORD")
        .doesNotContain("Tr0ub4dor");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://127.0.0.1:1/x?sslpassword=Tr0ub4dor",
        "jdbc:mariadb://127.0.0.1:1/x?keyStorePassword=Tr0ub4dor",
        "jdbc:mariadb://127.0.0.1:none/x?trustStorePassword=Tr0ub4dor",
        "jdbc:h2:nowhere:x;SSL_PASSWORD=Tr0ub4dor",
      })
  void whatADriverSaysIsToldWithoutTheAddressesSecrets(String url) throws IOException {
    assertThat(told(url))
        .contains("the database of BTHOST_DB_URL can't be opened", "It says: ")
        .doesNotContain("Tr0ub4dor");
  }

  /** Everything that an operator would see of a database that can't be opened. */
  private String told(String url) throws IOException {
    SettingValues settings = settings(url);
    var told = new StringWriter();
    assertThatThrownBy(() -> Database.open(settings))
        .satisfies(fault -> fault.printStackTrace(new PrintWriter(told)));
    return told.toString();
  }

  @Test
  void aMissingDriverIsToldWithItsRemedy() throws IOException {
    SettingValues settings = settings("jdbc:db2://127.0.0.1/x");

    assertThatThrownBy(() -> Database.open(settings))
        .hasMessageContaining("BTHOST_DB_URL names a kind of database whose driver is not here");
  }
}
