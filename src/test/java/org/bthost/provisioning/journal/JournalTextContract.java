package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.journal.JournalContract.ONE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bthost.provisioning.domain.AuditRecord;
import org.bthost.provisioning.domain.CallRecord;
import org.bthost.provisioning.domain.EventKey;
import org.bthost.provisioning.domain.HandAction;
import org.bthost.provisioning.domain.HandRecord;
import org.bthost.provisioning.domain.Intent;
import org.bthost.provisioning.domain.Lease;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.Ruling;
import org.bthost.provisioning.domain.Service;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.Sighting;
import org.bthost.provisioning.domain.Verb;
import org.junit.jupiter.api.Test;

/** What a journal does with texts, orders and times, on whichever database. */
interface JournalTextContract extends AnyDatabase {
  Instant WHEN = Instant.ofEpochMilli(1_800_000_000_123L);

  private static Operation suspension(EventKey key, Optional<String> reason) {
    return new Operation(
        new OperationId(UUID.randomUUID().toString()),
        Intent.plain(key, Verb.SUSPEND, ONE, reason),
        Operation.Status.PENDING,
        1,
        0,
        Optional.empty(),
        Optional.empty(),
        WHEN,
        WHEN);
  }

  private static CallRecord call(String endpoint, String message) {
    return new CallRecord(WHEN, endpoint, true, 200, Duration.ofMillis(7), "ok", message);
  }

  @Test
  default void keysThatDifferInCaseOrABlankAreDifferentEvents() {
    Journal journal = journal();
    List<EventKey> keys =
        List.of(
            new EventKey("/b", "e-1"),
            new EventKey("/b", "E-1"),
            new EventKey("/b", "e-1 "),
            new EventKey("/b ", "e-1"),
            new EventKey("/b", "é-1"));

    keys.forEach(
        key ->
            journal.write(
                ledger -> {
                  assertThat(ledger.operationOf(key)).isEmpty();
                  ledger.add(suspension(key, Optional.empty()));
                  return key;
                }));

    assertThat(journal.operationsOf(ONE, 10))
        .extracting(it -> it.intent().key())
        .containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  default void theLongestKeyOfAnyScriptFits() {
    Journal journal = journal();
    var key = new EventKey("源".repeat(255), "编号".repeat(127));
    Operation operation = suspension(key, Optional.of("欠费 😀 'quoted' \\ %_"));

    journal.write(
        ledger -> {
          ledger.add(operation);
          return key;
        });

    assertThat(journal.operation(operation.id())).contains(operation);
  }

  @Test
  default void reasonsThatAreTooLongAreCutAndNotRefused() {
    Journal journal = journal();
    String tooLong = "😀".repeat(2100);
    Operation held =
        suspension(new EventKey("/b", "e-1"), Optional.empty())
            .at(Operation.Status.HELD, 1, Optional.of("x" + tooLong), WHEN);
    var sighting =
        new Sighting(
            "running",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of("x" + tooLong),
            WHEN);

    journal.write(
        ledger -> {
          ledger.hold(ONE);
          ledger.add(held);
          ledger.keepSighting(ONE, sighting);
          return ONE;
        });

    String kept = "x" + "😀".repeat(499);
    assertThat(journal.operation(held.id()).orElseThrow().lastError()).contains(kept);
    assertThat(journal.outcomes().undelivered(1).get(0).news().message()).contains(kept);
    assertThat(journal.sighting(ONE).orElseThrow().drift())
        .containsExactly("x" + "😀".repeat(1999));
  }

  @Test
  default void theAuditTrailKeepsWhatHappenedInItsOrderAndNothingOfWhatFailed() {
    Journal journal = journal();
    var lease = new Lease(ONE, "w-1", 7);
    List<CallRecord> calls =
        IntStream.range(0, 20).mapToObj(n -> call("host_info", "第" + n + "次")).toList();

    calls.forEach(call -> journal.audit().append(lease, call));
    journal.audit().append(new Lease(new ServiceId("two"), "w-1", 7), call("host_list", ""));
    try {
      journal.write(
          ledger -> {
            ledger.audit(ONE, rolledBack());
            throw new IllegalStateException("no");
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("no");
    }
    journal.audit().append(lease, call("host_stop", "y".repeat(3000)));

    List<AuditRecord> kept =
        journal.audit().of(ONE, 0, 100).stream().map(AuditTrail.Entry::row).toList();
    assertThat(kept).startsWith(calls.toArray(CallRecord[]::new)).hasSize(21);
    assertThat(kept.get(20)).isEqualTo(call("host_stop", "y".repeat(1000)));
  }

  private static HandRecord rolledBack() {
    return new HandRecord(
        Instant.EPOCH,
        new OperationId(UUID.randomUUID().toString()),
        new Ruling(HandAction.RETRY, "who", "why"),
        Operation.Status.HELD,
        Operation.Status.PENDING);
  }

  @Test
  default void outcomesAreToldInTheOrderTheyCameAboutUntilEachIsDelivered() {
    Journal journal = journal();
    List<Operation> ended =
        IntStream.range(0, 12)
            .mapToObj(
                n ->
                    suspension(new EventKey("/b", "e-" + n), Optional.empty())
                        .at(Operation.Status.SUCCEEDED, 1, Optional.empty(), WHEN))
            .toList();
    ended.forEach(
        operation ->
            journal.write(
                ledger -> {
                  ledger.add(operation);
                  return operation;
                }));

    var told = new ArrayList<OperationId>();
    for (int round = 0; round < 6; round++) {
      for (Outbox.Entry<Outcome> entry : journal.outcomes().undelivered(2)) {
        told.add(entry.news().operation());
        journal.outcomes().delivered(entry, WHEN);
      }
    }

    assertThat(told).containsExactlyElementsOf(ended.stream().map(Operation::id).toList());
    assertThat(journal.outcomes().undelivered(2)).isEmpty();
  }

  @Test
  default void pagesOfServicesShowEachOnce() {
    Journal journal = journal();
    List<String> ids = List.of("a", "B", "c", "D", "a-1", "A", "b.2", "1");
    ids.forEach(id -> journal.write(ledger -> ledger.hold(new ServiceId(id))));

    var shown = new ArrayList<String>();
    List<Service> page = journal.services(ServiceSearch.all("", 3));
    while (!page.isEmpty()) {
      page.forEach(service -> shown.add(service.id().value()));
      page = journal.services(ServiceSearch.all(shown.get(shown.size() - 1), 3));
    }

    assertThat(shown).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  default void theDatabasesTimeIsTheTimeWhateverItsZone() {
    Journal journal = journal();
    Instant before = Instant.now();

    Instant told = journal.write(Ledger::now);

    assertThat(told).isBetween(before.minusSeconds(2), Instant.now().plusSeconds(2));
  }
}
