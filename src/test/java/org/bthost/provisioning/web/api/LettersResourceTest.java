package org.bthost.provisioning.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.web.api.Answers.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.bthost.provisioning.domain.Delivery;
import org.bthost.provisioning.domain.Letter;
import org.bthost.provisioning.domain.LetterText;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.journal.DatabaseTime;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.journal.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The letters to customers, as the API shows and replays them. */
class LettersResourceTest {
  private final LettersResource letters = new LettersResource();

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject it
  void open() {
    letters.journal =
        Journal.over(
            TestDatabases.fresh("h2"),
            new SecretBox(new byte[32], new SecureRandom()),
            DatabaseTime.ofDatabase());
    var box = letters.journal.letters();
    box.put(letter("m1", Optional.of("customer@example.org"), Letter.Sender.MODULE));
    box.put(letter("m2", Optional.empty(), Letter.Sender.BILLING), Delivery.State.HANDED);
    box.giveUp(
        box.list(Optional.empty(), Optional.empty(), 0, 1).get(0),
        "the mail server has no such address");
  }

  private static Letter letter(String id, Optional<String> to, Letter.Sender sender) {
    return new Letter(
        id,
        new ServiceId("svc-1"),
        Letter.Kind.OVER_QUOTA,
        to,
        Locale.ENGLISH,
        new LetterText("About your website", "Hello\n"),
        sender);
  }

  @Test
  void aLetterIsListedWithoutItsTextAndWithAMaskedAddress() throws IOException {
    JsonNode page = json(letters.list("DEAD", null, 0, 100), 200);

    assertThat(page.get("letters")).hasSize(1);
    JsonNode dead = page.at("/letters/0");
    assertThat(dead.get("kind").asText()).isEqualTo("over-quota");
    assertThat(dead.get("to").asText()).isEqualTo("c***@example.org");
    assertThat(dead.get("sender").asText()).isEqualTo("module");
    assertThat(dead.get("subject").asText()).isEqualTo("About your website");
    assertThat(dead.get("state").asText()).isEqualTo("DEAD");
    assertThat(dead.get("lastError").asText()).isEqualTo("the mail server has no such address");
    assertThat(page.toString()).doesNotContain("customer", "Hello");
  }

  @Test
  void theListIsPaged() throws IOException {
    JsonNode first = json(letters.list(null, null, 0, 1), 200);
    JsonNode second = json(letters.list(null, null, first.get("next").asLong(), 1), 200);

    assertThat(first.at("/letters/0/id").asText()).isEqualTo("m1");
    assertThat(second.at("/letters/0/id").asText()).isEqualTo("m2");
    assertThat(second.at("/letters/0/to").isNull()).isTrue();
  }

  @Test
  void aReplayedOneWaitsAgainUnlessItIsBillings() throws IOException {
    assertThat(json(letters.replay(1), 202).get("state").asText()).isEqualTo("WAITING");

    assertThat(json(letters.replay(2), 409).get("detail").asText())
        .isEqualTo("billing has its text, and is to send it");
    assertThat(json(letters.list("HANDED", null, 0, 100), 200).get("letters")).hasSize(1);
  }

  @Test
  void whatIsNotThereIsTold() throws IOException {
    assertThat(json(letters.replay(4711), 404).get("detail").asText())
        .isEqualTo("no letter has this number");
    assertThat(json(letters.list("LOST", null, 0, 100), 400).get("field").asText())
        .isEqualTo("state");
  }
}
