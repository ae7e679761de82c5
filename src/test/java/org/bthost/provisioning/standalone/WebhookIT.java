package org.bthost.provisioning.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.bthost.provisioning.billing.report.Receiver;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped jar tells billing what became of its orders, signed, over HTTP. */
class WebhookIT {
  @TempDir Path folder;
  private final SandboxPanel panel = SandboxPanel.start();

  @AfterEach
  void close() {
    panel.close();
  }

  @Test
  void anOrdersOutcomeIsPostedAndPostedAgainWhereItWasNotTaken() throws Exception {
    try (var receiver = new Receiver(Instant::now);
        var module = new ModuleProcess(folder, panel)) {
      receiver.answer(message -> receiver.messages().size() < 2 ? 500 : 200);
      module.set("BTHOST_WEBHOOK_URL", receiver.address().toString());
      module.set("BTHOST_WEBHOOK_SECRET", Receiver.SECRET);
      module.startAndWait();

      module.post(
          "/api/events",
          "application/cloudevents+json",
          """
          {"specversion":"1.0","id":"1","source":"/billing","type":"org.bthost.provisioning.create",
           "subject":"svc-1","data":{"customer":{"id":"c-1"},"product":"basic","paidUntil":"2099-01-31"}}""");
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> receiver.messages().size() == 2);

      assertThat(receiver.forged()).isEmpty();
      assertThat(receiver.messages().get(1)).isEqualTo(receiver.messages().get(0));
      JsonNode event = new JsonMapper().readTree(receiver.messages().get(0).body());
      assertThat(event.get("type").asText()).isEqualTo("org.bthost.provisioning.outcome.succeeded");
      assertThat(event.get("subject").asText()).isEqualTo("svc-1");
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(module.get("/api/webhooks?state=DELIVERED").body())
                      .contains(event.get("id").asText()));
      assertThat(module.log()).doesNotContain(Receiver.SECRET);
    }
  }

  @Test
  void anAddressWithoutASecretStopsTheStartWithTheRemedy() throws Exception {
    try (var module = new ModuleProcess(folder, panel)) {
      module.set("BTHOST_WEBHOOK_URL", "http://127.0.0.1:1/hook");
      module.start();

      assertThat(module.end()).isEqualTo(1);
      assertThat(module.log())
          .contains("BTHOST_WEBHOOK_SECRET is missing")
          .contains("openssl rand -base64 32");
    }
  }
}
