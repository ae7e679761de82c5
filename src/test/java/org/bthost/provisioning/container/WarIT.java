package org.bthost.provisioning.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.bthost.provisioning.billing.report.SmtpServer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The war in an application server: it deploys, wires itself, and works against a sandbox panel.
 */
@ExtendWith(ArquillianExtension.class)
class WarIT {
  @Deployment(testable = false)
  static WebArchive war() {
    Server.configure();
    return Server.war();
  }

  @Test
  @RunAsClient
  void anOrderOverHttpEndsInAHostOnThePanel() throws Exception {
    long before = Server.served();
    String paidUntil = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(31).toString();
    var answer =
        Server.post(
            "api/events",
            """
            {"specversion":"1.0","id":"%s","source":"/arquillian",
             "type":"org.bthost.provisioning.create","subject":"http-1",
             "data":{"customer":{"id":"c-1"},"product":"basic","paidUntil":"%s"}}"""
                .formatted(UUID.randomUUID(), paidUntil));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Server.get("api/services/http-1").body().contains("\"SUCCEEDED\""));
    assertThat(Server.served()).isEqualTo(before + 1);
  }

  @Test
  @RunAsClient
  void theServersOwnJakartaMailSendsLetters() throws Exception {
    String paidUntil = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(31).toString();
    try (var smtp = new SmtpServer(Integer.getInteger("mail.port"))) {
      Server.post(
          "api/events",
          """
          {"specversion":"1.0","id":"%s","source":"/arquillian",
           "type":"org.bthost.provisioning.create","subject":"mail-1",
           "data":{"customer":{"id":"c-2","email":"c2@example.org"},"product":"basic",
           "paidUntil":"%s"}}"""
              .formatted(UUID.randomUUID(), paidUntil));

      await().atMost(Duration.ofSeconds(60)).until(() -> smtp.mails().size() == 1);

      assertThat(smtp.mails().get(0)).contains("To: c2@example.org", "is ready");
    }
  }

  @Test
  @RunAsClient
  void quartzFiresItsJobs() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Server.get("health/ready").body().matches(".*\"jobs\".*\"[1-9]\\d* runs\".*"));
  }

  @Test
  @RunAsClient
  void theStatusPageIsShownInTheReadersLanguage() throws Exception {
    assertThat(Server.get("api/status").body()).contains("<h1>BTHost provisioning: status</h1>");
  }

  @Test
  @RunAsClient
  void theDocumentOfTheApiIsGivenAndErrorsAreAsItHasThem() throws Exception {
    assertThat(Server.get("api/openapi.json").body()).contains("\"openapi\" : \"3.1.0\"");
    assertProblem(Server.get("api/nothing"), 404, "there is nothing at this address");
    assertProblem(Server.get("api/reconcile"), 405, "this address takes");
    assertProblem(Server.get("api/services?limit=ten"), 400, "'ten' must be a whole number");
    assertProblem(Server.post("api/reconcile?dryRun=yes", ""), 400, "must be true or false");
    assertThat(Server.post("api/services/nobody/reconcile?dryRun=true", "").body())
        .contains("No such service");
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String detail) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains(detail);
  }
}
