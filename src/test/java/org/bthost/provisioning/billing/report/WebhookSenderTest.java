package org.bthost.provisioning.billing.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bthost.provisioning.billing.spi.WebhookSignature;
import org.bthost.provisioning.domain.Delivery;
import org.bthost.provisioning.domain.InstallationId;
import org.bthost.provisioning.domain.Letter;
import org.bthost.provisioning.domain.LetterText;
import org.bthost.provisioning.domain.Operation;
import org.bthost.provisioning.domain.OperationId;
import org.bthost.provisioning.domain.Outcome;
import org.bthost.provisioning.domain.Resource;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.UsageNotice;
import org.bthost.provisioning.domain.Verb;
import org.bthost.provisioning.domain.WebhookMessage;
import org.bthost.provisioning.journal.DeliveryBox;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.journal.TestDatabases;
import org.bthost.provisioning.scenario.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Billing's webhook address gets everything, in each service's order, whatever it answers. */
class WebhookSenderTest {
  private static final Instant AT = Instant.parse("2026-11-26T01:02:03.004Z");

  private final TestClock clock = new TestClock();
  private final Receiver receiver = new Receiver(clock::instant);
  private final DeliveryBox<WebhookMessage> box =
      Journal.over(
              TestDatabases.fresh("h2"),
              new SecretBox(new byte[32], new SecureRandom()),
              handle -> clock.instant())
          .webhooks();
  private final WebhookListener listener = new WebhookListener(box, new InstallationId("test"));
  private final WebhookSender sender =
      new WebhookSender(box, receiver.address(), new WebhookSignature(Receiver.SECRET), clock);

  WebhookSenderTest() throws IOException {}

  @AfterEach
  void close() {
    receiver.close();
  }

  private void ended(int operation, String service) {
    listener.ended(
        new Outcome(
            new OperationId(UUID.fromString("0-0-0-0-" + operation).toString()),
            new ServiceId(service),
            Verb.SUSPEND,
            Operation.Status.HELD,
            Optional.of("it is \"locked\" at the panel"),
            AT));
  }

  private List<String> received() {
    return receiver.messages().stream().map(it -> "o" + it.id().charAt(35)).toList();
  }

  private Delivery<WebhookMessage> oldest() {
    return box.list(Optional.empty(), Optional.empty(), 0, 1).get(0);
  }

  @Test
  void anOutcomeComesAsASignedCloudEvent() throws IOException {
    ended(1, "svc-1");

    assertThat(sender.deliver()).isEqualTo(1);
    assertThat(sender.deliver()).as("once").isZero();

    assertThat(receiver.forged()).isEmpty();
    JsonNode event = new JsonMapper().readTree(receiver.messages().get(0).body());
    assertThat(event.toString())
        .isEqualTo(
            "{\"specversion\":\"1.0\",\"id\":\"00000000-0000-0000-0000-000000000001/HELD/1795654923004\",\"source\":\"/bthost/test\","
                + "\"type\":\"org.bthost.provisioning.outcome.held\",\"subject\":\"svc-1\","
                + "\"time\":\"2026-11-26T01:02:03.004Z\",\"datacontenttype\":\"application/json\","
                + "\"data\":{\"operation\":\"00000000-0000-0000-0000-000000000001\",\"verb\":\"suspend\",\"status\":\"HELD\","
                + "\"message\":\"it is \\\"locked\\\" at the panel\"}}");
    assertThat(receiver.messages().get(0).id()).isEqualTo(event.get("id").asText());
  }

  @Test
  void aUsageNoticeComesToo() throws IOException {
    listener.reached(new UsageNotice(new ServiceId("svc-1"), Resource.SITE, 90, 912, 1000, AT));

    sender.deliver();

    JsonNode event = new JsonMapper().readTree(receiver.messages().get(0).body());
    assertThat(event.get("type").asText()).isEqualTo("org.bthost.provisioning.usage.reached");
    assertThat(event.get("data").toString())
        .isEqualTo(
            "{\"resource\":\""
                + Resource.SITE.word()
                + "\",\"threshold\":90,\"usedMb\":912,\"limitMb\":1000}");
  }

  private static Letter letter(Optional<String> to, Letter.Sender sender, String body) {
    return new Letter(
        "id",
        new ServiceId("svc-1"),
        Letter.Kind.SUSPENDED,
        to,
        Locale.SIMPLIFIED_CHINESE,
        new LetterText("您的网站", body),
        sender);
  }

  @Test
  void theLetterComesWithItsNews() throws IOException {
    Outcome outcome =
        new Outcome(
            new OperationId("00000000-0000-0000-0000-000000000001"),
            new ServiceId("svc-1"),
            Verb.SUSPEND,
            Operation.Status.SUCCEEDED,
            Optional.empty(),
            AT);
    UsageNotice notice = new UsageNotice(new ServiceId("svc-2"), Resource.SITE, 90, 912, 1000, AT);
    Optional<String> to = Optional.of("c1@example.org");
    listener.ended(outcome.with(Optional.of(letter(to, Letter.Sender.MODULE, "您好\n再见\n"))));
    listener.reached(
        notice.with(Optional.of(letter(Optional.empty(), Letter.Sender.BILLING, "a \"b\"\n"))));

    sender.deliver();

    assertThat(new JsonMapper().readTree(receiver.messages().get(0).body()).at("/data/letter"))
        .hasToString(
            "{\"sender\":\"module\",\"to\":\"c1@example.org\",\"locale\":\"zh-CN\","
                + "\"subject\":\"您的网站\",\"text\":\"您好\\n再见\\n\"}");
    assertThat(new JsonMapper().readTree(receiver.messages().get(1).body()).at("/data/letter"))
        .hasToString(
            "{\"sender\":\"billing\",\"locale\":\"zh-CN\","
                + "\"subject\":\"您的网站\",\"text\":\"a \\\"b\\\"\\n\"}");
  }

  @Test
  void theLongestLetterFitsTheBoxAlsoWhereEveryCharacterIsEscaped() {
    Outcome outcome =
        new Outcome(
            new OperationId("00000000-0000-0000-0000-000000000001"),
            new ServiceId("s".repeat(64)),
            Verb.SUSPEND,
            Operation.Status.SUCCEEDED,
            Optional.of("\"".repeat(1000)),
            AT);
    Letter letter =
        new Letter(
            "id",
            outcome.service(),
            Letter.Kind.SUSPENDED,
            Optional.of("a".repeat(242) + "@example.org"),
            Locale.SIMPLIFIED_CHINESE,
            new LetterText(
                "\"".repeat(LetterText.LONGEST_SUBJECT), "\"".repeat(LetterText.LONGEST_BODY)),
            Letter.Sender.MODULE);

    listener.ended(outcome.with(Optional.of(letter)));

    assertThat(oldest().message().body()).contains("letter");
  }

  @Test
  void theSameNewsToldTwiceIsOneMessage() {
    ended(1, "svc-1");
    ended(1, "svc-1");
    sender.deliver();
    ended(1, "svc-1");
    sender.deliver();

    assertThat(received()).containsExactly("o1");
  }

  @Test
  void aMessageThatIsNotTakenHoldsUpItsOwnServiceAndNoOther() {
    receiver.answer(message -> message.id().charAt(35) == '1' ? 500 : 200);
    ended(1, "svc-1");
    ended(2, "svc-1");
    ended(3, "svc-2");

    sender.deliver();
    sender.deliver();
    assertThat(received()).containsExactly("o1", "o3");

    receiver.answer(message -> 200);
    clock.advance(Duration.ofSeconds(10));
    sender.deliver();
    sender.deliver();
    assertThat(received()).containsExactly("o1", "o3", "o1", "o2");
  }

  @Test
  void itIsTriedEverLessOftenForThreeDaysAndThenGivenUp() {
    receiver.answer(message -> 503);
    ended(1, "svc-1");
    ended(2, "svc-1");
    Instant began = clock.instant();
    var waits = new ArrayList<Long>();

    sender.deliver();
    while (oldest().state() == Delivery.State.WAITING) {
      Duration wait = Duration.between(clock.instant(), oldest().dueAt());
      waits.add(wait.toSeconds());
      clock.advance(wait);
      sender.deliver();
    }

    assertThat(waits).startsWith(10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 2560L, 3600L, 3600L);
    assertThat(Duration.between(began, clock.instant()))
        .isBetween(Duration.ofDays(3), Duration.ofHours(74));
    receiver.answer(message -> 200);
    sender.deliver();
    assertThat(received()).as("what came after it goes on").endsWith("o2");

    box.replay(1);
    sender.deliver();
    assertThat(received()).as("a person has it replayed").endsWith("o1");
  }

  @Test
  void whereNoOneAnswersTheOthersAreNotTriedInVain() {
    receiver.close();
    ended(1, "svc-1");
    ended(2, "svc-2");

    assertThat(sender.deliver()).isZero();

    assertThat(box.list(Optional.empty(), Optional.empty(), 0, 9))
        .extracting(Delivery::attempts)
        .containsExactly(1, 0);
    assertThat(oldest().lastError()).contains("the receiver takes no connection");
  }

  @Test
  void aRedirectIsNotFollowed() {
    receiver.answer(message -> 307);
    ended(1, "svc-1");

    assertThat(sender.deliver()).isZero();

    assertThat(received()).containsExactly("o1");
    assertThat(oldest().lastError()).contains("the receiver answered 307");
  }
}
