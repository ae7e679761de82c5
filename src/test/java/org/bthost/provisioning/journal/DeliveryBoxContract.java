package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.bthost.provisioning.domain.Delivery;
import org.bthost.provisioning.domain.Delivery.State;
import org.bthost.provisioning.domain.Letter;
import org.bthost.provisioning.domain.LetterText;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.WebhookMessage;
import org.junit.jupiter.api.Test;

/** Messages on their way out, on whichever database. */
interface DeliveryBoxContract extends AnyDatabase {
  Duration CLAIM = Duration.ofMinutes(1);

  private DeliveryBox<WebhookMessage> box(AtomicReference<Instant> now) {
    return AnyDatabase.journal(TestDatabases.fresh(kind()), handle -> now.get()).webhooks();
  }

  private static AtomicReference<Instant> noon() {
    return new AtomicReference<>(Instant.ofEpochMilli(1_800_000_000_000L));
  }

  private static WebhookMessage message(String id, String service) {
    return new WebhookMessage(id, new ServiceId(service), "a.type", "{\"id\":\"" + id + "\"}");
  }

  private static List<String> due(DeliveryBox<WebhookMessage> box) {
    return box.due(100).stream().map(it -> it.message().id()).toList();
  }

  private static Delivery<WebhookMessage> only(DeliveryBox<WebhookMessage> box) {
    assertThat(box.due(100)).hasSize(1);
    return box.due(100).get(0);
  }

  @Test
  default void aMessageThatWasPutInTwiceAlsoAtOnceIsThereOnce() throws Exception {
    DeliveryBox<WebhookMessage> box = journal().webhooks();
    var putting = new ArrayList<Callable<Boolean>>();
    for (int n = 0; n < 6; n++) {
      putting.add(
          () -> {
            box.put(message("m", "a"));
            return true;
          });
    }

    for (Future<Boolean> put : CollisionContract.atOnce(putting)) {
      put.get();
    }

    assertThat(due(box)).containsExactly("m");
    box.delivered(only(box));
    box.put(message("m", "a"));
    assertThat(due(box)).as("also once it was taken").isEmpty();
  }

  @Test
  default void ofEachServiceOnlyTheOldestThatWaitsIsDue() {
    var now = noon();
    DeliveryBox<WebhookMessage> box = box(now);
    box.put(message("a1", "a"));
    box.put(message("a2", "a"));
    box.put(message("b1", "b"));
    assertThat(due(box)).containsExactly("a1", "b1");

    Delivery<WebhookMessage> first = box.due(100).get(0);
    box.postpone(first, Duration.ofSeconds(10), "the receiver answered 500");

    assertThat(due(box)).as("a2 waits behind a1").containsExactly("b1");
    now.set(now.get().plusSeconds(10));
    assertThat(due(box)).containsExactly("b1", "a1");
    assertThat(box.due(100).get(1).attempts()).isEqualTo(1);
    assertThat(box.due(100).get(1).lastError()).contains("the receiver answered 500");

    box.giveUp(first, "for too long");
    assertThat(due(box)).as("and goes on when that is given up").contains("a2");
  }

  @Test
  default void ofManyNodesOneSendsAMessage() throws Exception {
    DeliveryBox<WebhookMessage> box = journal().webhooks();
    box.put(message("m", "a"));
    Delivery<WebhookMessage> due = only(box);
    var nodes = new ArrayList<Callable<Boolean>>();
    for (int n = 0; n < 6; n++) {
      nodes.add(() -> box.claim(due, CLAIM));
    }

    var claimed = new ArrayList<Boolean>();
    for (Future<Boolean> claim : CollisionContract.atOnce(nodes)) {
      claimed.add(claim.get());
    }

    assertThat(claimed).containsOnlyOnce(true);
    assertThat(due(box)).isEmpty();
  }

  @Test
  default void aMessageWhoseSenderDiedIsDueAgain() {
    var now = noon();
    DeliveryBox<WebhookMessage> box = box(now);
    box.put(message("m", "a"));
    assertThat(box.claim(only(box), CLAIM)).isTrue();

    now.set(now.get().plus(CLAIM));

    assertThat(box.claim(only(box), CLAIM)).isTrue();
  }

  @Test
  default void whatIsReplayedComesBeforeTheLaterOnesAndAsIfItWereNew() {
    var now = noon();
    DeliveryBox<WebhookMessage> box = box(now);
    box.put(message("a1", "a"));
    box.put(message("a2", "a"));
    Delivery<WebhookMessage> dead = box.due(1).get(0);
    box.giveUp(dead, "for too long");
    now.set(now.get().plusSeconds(60));

    Delivery<WebhookMessage> replayed = box.replay(dead.number()).orElseThrow();

    assertThat(replayed.state()).isEqualTo(State.WAITING);
    assertThat(replayed.attempts()).isZero();
    assertThat(replayed.since()).isEqualTo(now.get());
    assertThat(due(box)).containsExactly("a1");
    assertThat(box.replay(4711)).isEmpty();
  }

  @Test
  default void messagesAreListedByTheirState() {
    DeliveryBox<WebhookMessage> box = journal().webhooks();
    for (int n = 1; n <= 4; n++) {
      box.put(message("m" + n, "s" + n));
    }
    List<Delivery<WebhookMessage>> all = box.list(Optional.empty(), Optional.empty(), 0, 100);
    box.giveUp(all.get(1), "for too long");
    box.delivered(all.get(2));

    assertThat(box.list(Optional.of(State.WAITING), Optional.empty(), 0, 100))
        .extracting(it -> it.message().id())
        .containsExactly("m1", "m4");
    assertThat(box.list(Optional.of(State.DEAD), Optional.empty(), 0, 100))
        .extracting(Delivery::message)
        .containsExactly(message("m2", "s2"));
    assertThat(box.list(Optional.empty(), Optional.empty(), all.get(0).number(), 2))
        .extracting(it -> it.message().id())
        .containsExactly("m2", "m3");
  }

  private static Letter letter(Optional<String> to, Letter.Sender sender) {
    return new Letter(
        "op/SUCCEEDED/" + sender,
        new ServiceId("a"),
        Letter.Kind.OVER_QUOTA,
        to,
        Locale.SIMPLIFIED_CHINESE,
        new LetterText("主".repeat(LetterText.LONGEST_SUBJECT), "机".repeat(2199) + "\n"),
        sender);
  }

  @Test
  default void aLetterIsKeptAsItWasWrittenFirst() {
    DeliveryBox<Letter> box = journal().letters();
    Letter first = letter(Optional.of("c1@example.org"), Letter.Sender.MODULE);
    box.put(first);

    Letter kept = box.put(letter(Optional.empty(), Letter.Sender.MODULE), State.WAITING);

    assertThat(kept).isEqualTo(first);
    assertThat(box.find(first.id())).contains(first);
    assertThat(box.find("another")).isEmpty();
    assertThat(box.due(9)).extracting(Delivery::message).containsExactly(first);
  }

  @Test
  default void aLetterThatIsHandedToBillingIsNeverDue() {
    DeliveryBox<Letter> box = journal().letters();
    Letter handed = letter(Optional.empty(), Letter.Sender.BILLING);
    box.put(handed, State.HANDED);
    long number = box.list(Optional.of(State.HANDED), Optional.empty(), 0, 9).get(0).number();

    assertThat(box.due(9)).isEmpty();
    assertThat(box.replay(number).orElseThrow().state()).isEqualTo(State.HANDED);
    assertThat(box.due(9)).isEmpty();
  }
}
