package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bthost.provisioning.domain.Account;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.Operation.Status;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Password;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Verb;
import org.junit.jupiter.api.Test;

/** What is noted of actions, and tickets, on every database. */
interface ActionNotesContract extends AnyDatabase {
  Map<Account, Password> PASSWORDS =
      Map.of(Account.PANEL, new Password("first1"), Account.FTP, new Password("second2"));

  private static Operation action(Journal journal) {
    Intent intent =
        Intent.action(
            new EventKey("/b", "e-1"),
            Verb.BIND_DOMAIN,
            JournalContract.ONE,
            Map.of(Detail.DOMAIN, "www.example.com", Detail.FOLDER, "/blog"));
    return journal.write(
        ledger -> {
          ledger.hold(JournalContract.ONE);
          Operation begun =
              Operation.begun(new OperationId(UUID.randomUUID().toString()), intent, ledger.now());
          ledger.add(begun);
          return begun;
        });
  }

  @Test
  default void theDetailsOfAnActionComeBack() {
    Journal journal = journal();

    Operation action = action(journal);

    assertThat(journal.operation(action.id())).contains(action);
  }

  @Test
  default void passwordsAreKeptSealedUntilTheActionEnds() {
    Journal journal = journal();
    Operation action = action(journal);

    journal.write(
        ledger -> {
          ledger.actions().keepPasswords(action.id(), PASSWORDS);
          return action;
        });
    assertThat(passwords(journal, action)).isEqualTo(PASSWORDS);

    journal.write(
        ledger -> {
          ledger.change(action.at(Status.HELD, 1, Optional.empty(), ledger.now()));
          ledger.change(action.at(Status.FAILED, 1, Optional.empty(), ledger.now()));
          return action;
        });
    assertThat(passwords(journal, action)).as("a person may send it again").isEqualTo(PASSWORDS);

    journal.write(
        ledger -> {
          ledger.change(action.at(Status.CANCELLED, 1, Optional.empty(), ledger.now()));
          return action;
        });
    assertThat(passwords(journal, action)).isEmpty();
  }

  private static Map<Account, Password> passwords(Journal journal, Operation action) {
    return journal.write(ledger -> ledger.actions().passwords(action.id()));
  }

  @Test
  default void thatAnActionWasSentIsKnownUntilItMayBeSentAgain() {
    Journal journal = journal();
    Operation action = action(journal);
    Instant at = Instant.ofEpochMilli(1_800_000_000_000L);

    journal.write(
        ledger -> {
          assertThat(ledger.actions().sentAt(action.id())).isEmpty();
          ledger.actions().sending(action.id(), at);
          return action;
        });
    journal.write(
        ledger -> {
          assertThat(ledger.actions().sentAt(action.id())).contains(at);
          ledger.actions().notSent(action.id());
          assertThat(ledger.actions().sentAt(action.id())).isEmpty();
          return action;
        });
  }

  @Test
  default void aShutFtpAccountIsKept() {
    Journal journal = journal();

    journal.write(
        ledger -> {
          ledger.keepMemory(ledger.hold(JournalContract.ONE).shutting(OptionalLong.of(17)));
          return JournalContract.ONE;
        });

    assertThat(journal.service(JournalContract.ONE).orElseThrow().shutFtp()).hasValue(17);
  }

  @Test
  default void aTicketIsUsedOnceHoweverManyTryAtOnce() throws Exception {
    Journal journal = journal();
    journal.tickets().issue("digest", JournalContract.ONE, journal.now().plusSeconds(60));
    Callable<Optional<ServiceId>> visit = () -> journal.tickets().use("digest");

    var let = new ArrayList<ServiceId>();
    var visitors = Executors.newFixedThreadPool(4);
    try {
      for (Future<Optional<ServiceId>> each :
          visitors.invokeAll(List.of(visit, visit, visit, visit))) {
        each.get().ifPresent(let::add);
      }
    } finally {
      visitors.shutdown();
    }

    assertThat(let).containsExactly(JournalContract.ONE);
  }

  @Test
  default void aTicketThatCameTooLateOpensNothing() {
    Journal journal = journal();
    Instant past = journal.now().minus(Duration.ofSeconds(1));
    journal.tickets().issue("late", JournalContract.ONE, past);
    journal.tickets().issue("other", JournalContract.ONE, journal.now().plusSeconds(60));

    assertThat(journal.tickets().use("late")).isEmpty();
    assertThat(journal.tickets().use("other")).contains(JournalContract.ONE);
  }
}
