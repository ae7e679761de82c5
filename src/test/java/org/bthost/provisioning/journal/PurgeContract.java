package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.journal.UsageRig.ONE;
import static org.bthost.provisioning.journal.UsageRig.at;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.bthost.provisioning.domain.CallRecord;
import org.bthost.provisioning.domain.Delivery;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.Letter;
import org.bthost.provisioning.domain.LetterText;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.domain.WebhookMessage;
import org.junit.jupiter.api.Test;

/** What is dropped when it was kept long enough, on whichever database. */
interface PurgeContract extends AnyDatabase {
  Duration AUDIT_KEPT = Duration.ofDays(400);
  Duration OUTCOMES_KEPT = Duration.ofDays(30);
  Duration OWN_KEPT = Duration.ofDays(7);
  Lease LEASE_OF_ONE = new Lease(ONE, "w", 1);

  private static void called(Journal journal, Instant when, String endpoint) {
    journal
        .audit()
        .append(
            LEASE_OF_ONE, new CallRecord(when, endpoint, false, 200, Duration.ZERO, "ok", "fine"));
  }

  private static Purge.Dropped purge(Journal journal, Instant now) {
    return journal.purge(AUDIT_KEPT, OUTCOMES_KEPT, OWN_KEPT).run(now);
  }

  @Test
  default void auditRowsGoByTheirAge() {
    Journal journal = journal();
    called(journal, at(0, 10), "younger");
    IntStream.range(0, 2500).forEach(n -> called(journal, at(0, 0), "old"));
    called(journal, at(0, 20), "youngest");

    Purge.Dropped dropped = purge(journal, at(0, 10).plus(AUDIT_KEPT));
    Purge.Dropped again = purge(journal, at(0, 10).plus(AUDIT_KEPT));

    assertThat(dropped).isEqualTo(new Purge.Dropped(2500, 0, 0, 0, 0, 0));
    assertThat(again).isEqualTo(new Purge.Dropped(0, 0, 0, 0, 0, 0));
    assertThat(journal.audit().of(ONE, 0, 10))
        .extracting(entry -> ((CallRecord) entry.row()).endpoint())
        .containsExactly("younger", "youngest");
  }

  @Test
  default void whatBillingWasNotToldStaysHoweverOldItIs() {
    var rig = new UsageRig(kind());
    Instant told = at(24, 0);
    for (long n = 0; n < 3; n++) {
      Operation ended =
          JournalContract.operation("e-" + n)
              .at(Operation.Status.HELD, 1, Optional.empty(), at(0, n));
      rig.journal.write(
          ledger -> {
            ledger.add(ended);
            return ended;
          });
      rig.measure(at(0, 2 * n), 950, 0);
      rig.measure(at(0, 2 * n + 1), 10, 0);
    }
    rig.journal.outcomes().delivered(rig.journal.outcomes().undelivered(9).get(1), told);
    rig.journal.notices().delivered(rig.journal.notices().undelivered(9).get(0), told);
    rig.journal.notices().delivered(rig.journal.notices().undelivered(9).get(1), told);

    assertThat(purge(rig.journal, told.plus(OUTCOMES_KEPT)))
        .isEqualTo(new Purge.Dropped(0, 0, 0, 0, 0, 0));
    assertThat(purge(rig.journal, told.plus(OUTCOMES_KEPT).plusMillis(1)))
        .isEqualTo(new Purge.Dropped(0, 1, 2, 0, 0, 0));
    assertThat(purge(rig.journal, told.plus(Duration.ofDays(4000))))
        .isEqualTo(new Purge.Dropped(0, 0, 0, 0, 0, 0));
    assertThat(rig.journal.outcomes().undelivered(9)).hasSize(2);
    assertThat(rig.notices()).extracting(it -> it.at()).containsExactly(at(0, 2));
  }

  private static Operation add(Journal journal, Verb verb, Operation.Status status, Instant at) {
    OperationId id = new OperationId(UUID.randomUUID().toString());
    Intent intent = Intent.plain(new EventKey("/b", id.value()), verb, ONE, Optional.empty());
    Operation operation = Operation.begun(id, intent, at(0, 0)).at(status, 1, Optional.empty(), at);
    return journal.write(
        ledger -> {
          ledger.add(operation);
          return operation;
        });
  }

  @Test
  default void ofOperationsOnlyTheModulesOwnThatHaveEndedGoByTheirAge() {
    Journal journal = journal();
    Instant old = at(0, 0);
    for (Verb own : List.of(Verb.RECONCILE, Verb.MEASURE, Verb.CLEAN_UP)) {
      add(journal, own, Operation.Status.SUCCEEDED, old);
    }
    add(journal, Verb.RECONCILE, Operation.Status.FAILED, old);
    List<Operation> kept =
        List.of(
            add(journal, Verb.MEASURE, Operation.Status.SUCCEEDED, at(0, 1)),
            add(journal, Verb.MEASURE, Operation.Status.WAITING, old),
            add(journal, Verb.RECONCILE, Operation.Status.HELD, old),
            add(journal, Verb.SUSPEND, Operation.Status.SUCCEEDED, old));
    journal.outcomes().undelivered(9).forEach(news -> journal.outcomes().delivered(news, old));

    Purge.Dropped dropped = purge(journal, old.plus(OWN_KEPT).plusMillis(1));

    assertThat(dropped).isEqualTo(new Purge.Dropped(0, 0, 0, 0, 0, 4));
    assertThat(journal.operationsOf(ONE, 20)).containsExactlyInAnyOrderElementsOf(kept);
  }

  @Test
  default void anOwnOperationStaysUntilBillingWasToldThatItWasHeld() {
    Journal journal = journal();
    Operation held = add(journal, Verb.RECONCILE, Operation.Status.HELD, at(0, 0));
    journal.write(
        ledger -> {
          ledger.change(held.at(Operation.Status.SUCCEEDED, 1, Optional.empty(), at(0, 0)));
          return held;
        });
    Instant later = at(0, 0).plus(OWN_KEPT).plusMillis(1);

    assertThat(purge(journal, later).operations()).isZero();
    journal.outcomes().delivered(journal.outcomes().undelivered(9).get(0), later);
    assertThat(purge(journal, later).operations()).isEqualTo(1);
  }

  @Test
  default void ofWebhookMessagesOnlyTheTakenOnesGo() {
    var now = new AtomicReference<>(at(0, 0));
    Journal journal = AnyDatabase.journal(TestDatabases.fresh(kind()), handle -> now.get());
    for (String id : List.of("taken", "dead", "waiting")) {
      journal.webhooks().put(new WebhookMessage(id, ONE, "a.type", "{}"));
    }
    List<Delivery<WebhookMessage>> all =
        journal.webhooks().list(Optional.empty(), Optional.empty(), 0, 9);
    journal.webhooks().delivered(all.get(0));
    journal.webhooks().giveUp(all.get(1), "for too long");

    assertThat(purge(journal, at(0, 0).plus(OUTCOMES_KEPT)).webhooks()).isZero();
    assertThat(purge(journal, at(0, 0).plus(OUTCOMES_KEPT).plusMillis(1)).webhooks()).isOne();
    assertThat(journal.webhooks().list(Optional.empty(), Optional.empty(), 0, 9))
        .extracting(it -> it.message().id())
        .containsExactly("dead", "waiting");
  }

  private static Letter letter(String id) {
    return new Letter(
        id,
        ONE,
        Letter.Kind.RESTORED,
        Optional.empty(),
        Locale.ENGLISH,
        new LetterText("subject", "body\n"),
        Letter.Sender.BILLING);
  }

  @Test
  default void ofLettersTheSentAndTheHandedOnesGo() {
    var now = new AtomicReference<>(at(0, 0));
    Journal journal = AnyDatabase.journal(TestDatabases.fresh(kind()), handle -> now.get());
    for (String id : List.of("sent", "dead", "waiting")) {
      journal.letters().put(letter(id));
    }
    journal.letters().put(letter("handed"), Delivery.State.HANDED);
    List<Delivery<Letter>> all = journal.letters().list(Optional.empty(), Optional.empty(), 0, 9);
    journal.letters().delivered(all.get(0));
    journal.letters().giveUp(all.get(1), "for too long");

    assertThat(purge(journal, at(0, 0).plus(OUTCOMES_KEPT)).letters()).isZero();
    assertThat(purge(journal, at(0, 0).plus(OUTCOMES_KEPT).plusMillis(1)).letters()).isEqualTo(2);
    assertThat(journal.letters().list(Optional.empty(), Optional.empty(), 0, 9))
        .extracting(it -> it.message().id())
        .containsExactly("dead", "waiting");
  }
}
