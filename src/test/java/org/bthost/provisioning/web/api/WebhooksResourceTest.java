package org.bthost.provisioning.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bthost.provisioning.web.api.Answers.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Optional;
import org.bthost.provisioning.domain.ServiceId;
import org.bthost.provisioning.domain.WebhookMessage;
import org.bthost.provisioning.journal.DatabaseTime;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.journal.TestDatabases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The messages for billing's webhook address, as the API shows and replays them. */
class WebhooksResourceTest {
  private final WebhooksResource webhooks = new WebhooksResource();

  @BeforeEach
  @SuppressWarnings("UnnecessaryAssignment") // there is no container here that would inject it
  void open() {
    webhooks.journal =
        Journal.over(
            TestDatabases.fresh("h2"),
            new SecretBox(new byte[32], new SecureRandom()),
            DatabaseTime.ofDatabase());
    for (int n = 1; n <= 3; n++) {
      webhooks
          .journal
          .webhooks()
          .put(new WebhookMessage("m" + n, new ServiceId("svc-" + n), "a.type", "{}"));
    }
  }

  private void giveUpTheFirst() {
    var box = webhooks.journal.webhooks();
    box.giveUp(
        box.list(Optional.empty(), Optional.empty(), 0, 1).get(0), "the receiver answered 500");
  }

  @Test
  void theDeadOnesAreListedWithTheReason() throws IOException {
    giveUpTheFirst();

    JsonNode page = json(webhooks.list("DEAD", null, 0, 100), 200);

    assertThat(page.get("webhooks")).hasSize(1);
    JsonNode dead = page.at("/webhooks/0");
    assertThat(dead.get("id").asText()).isEqualTo("m1");
    assertThat(dead.get("service").asText()).isEqualTo("svc-1");
    assertThat(dead.get("state").asText()).isEqualTo("DEAD");
    assertThat(dead.get("attempts").asInt()).isEqualTo(1);
    assertThat(dead.get("lastError").asText()).isEqualTo("the receiver answered 500");
    assertThat(dead.get("event").asText()).isEqualTo("{}");
    assertThat(page.get("next").isNull()).isTrue();
  }

  @Test
  void theListIsPaged() throws IOException {
    JsonNode first = json(webhooks.list(null, null, 0, 2), 200);
    JsonNode second = json(webhooks.list(null, null, first.get("next").asLong(), 2), 200);

    assertThat(first.get("webhooks")).hasSize(2);
    assertThat(second.get("webhooks")).hasSize(1);
    assertThat(second.at("/webhooks/0/id").asText()).isEqualTo("m3");
  }

  @Test
  void aReplayedOneWaitsAgain() throws IOException {
    giveUpTheFirst();
    long number = json(webhooks.list("DEAD", null, 0, 100), 200).at("/webhooks/0/number").asLong();

    JsonNode replayed = json(webhooks.replay(number), 202);

    assertThat(replayed.get("state").asText()).isEqualTo("WAITING");
    assertThat(replayed.get("attempts").asInt()).isZero();
    assertThat(json(webhooks.list("DEAD", null, 0, 100), 200).get("webhooks")).isEmpty();
  }

  @Test
  void whatIsNotThereIsTold() throws IOException {
    assertThat(json(webhooks.replay(4711), 404).get("detail").asText())
        .isEqualTo("no message has this number");
    assertThat(json(webhooks.list("LOST", null, 0, 100), 400).get("field").asText())
        .isEqualTo("state");
    assertThat(json(webhooks.list(null, "svc-1", 0, 0), 400).get("field").asText())
        .isEqualTo("limit");
  }
}
