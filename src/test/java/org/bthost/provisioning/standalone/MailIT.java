package org.bthost.provisioning.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.bthost.provisioning.billing.report.SmtpServer;
import org.bthost.sandbox.SandboxPanel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped jar writes to the customer itself where it has a mail server. */
class MailIT {
  private static final String PASSWORD = "geheim-4711";

  @TempDir Path folder;
  private final SandboxPanel panel = SandboxPanel.start();

  @AfterEach
  void close() {
    panel.close();
  }

  @Test
  void aNewCustomerIsWelcomedOnceAlsoIfTheModuleIsKilledAndStartedAgain() throws Exception {
    try (var smtp = new SmtpServer();
        var module = new ModuleProcess(folder, panel)) {
      module.set("BTHOST_SMTP_HOST", "127.0.0.1");
      module.set("BTHOST_SMTP_PORT", Integer.toString(smtp.port()));
      module.set("BTHOST_SMTP_FROM", "Hosting <noreply@host.example>");
      module.set("BTHOST_SMTP_USER", "bthost");
      module.set("BTHOST_SMTP_PASSWORD", PASSWORD);
      module.startAndWait();

      module.post(
          "/api/events",
          "application/cloudevents+json",
          """
          {"specversion":"1.0","id":"1","source":"/billing","type":"org.bthost.provisioning.create",
           "subject":"svc-1","data":{"customer":{"id":"c-1","email":"customer@example.org",
           "locale":"zh-CN"},"product":"basic","paidUntil":"2037-01-31"}}""");
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> module.get("/api/letters").body().contains("DELIVERED"));
      module.kill();
      module.startAndWait();
      Awaitility.await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(10))
          .until(() -> smtp.mails().size() == 1);

      assertThat(smtp.mails().get(0))
          .contains("To: customer@example.org", "Subject: =?UTF-8?", "Content-Language: zh-CN");
      assertThat(module.get("/api/letters").body()).contains("c***@example.org", "welcome");
      assertThat(module.log()).doesNotContain(PASSWORD, "customer@");
    }
  }

  @Test
  void aServerWithoutASenderStopsTheStart() throws Exception {
    try (var module = new ModuleProcess(folder, panel)) {
      module.set("BTHOST_SMTP_HOST", "mail.example");
      module.start();

      assertThat(module.end()).isEqualTo(1);
      assertThat(module.log()).contains("BTHOST_SMTP_FROM is missing");
    }
  }
}
