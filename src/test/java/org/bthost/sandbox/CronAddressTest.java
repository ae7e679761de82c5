package org.bthost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The panel's timers at their own addresses, and what they do. */
class CronAddressTest extends PanelTest {
  private Answer queue(String task, String key) throws IOException {
    return send(
        HttpRequest.newBuilder(panel.url().resolve("/api/queue/" + task + "?token=" + key))
            .build());
  }

  @Test
  void aWrongKeyRunsNothing() throws IOException {
    built("kept", 1);
    panel.clock().advance(Duration.ofDays(40));

    assertThat(queue("hosttask", "wrong").code()).isZero();
    assertThat(panel.state().liveHosts()).hasSize(1);
  }

  @Test
  void anExpiredHostIsRecycledAndDestroyedSevenDaysLater() throws IOException {
    Host host = built("mortal", 1);
    panel.clock().advance(Duration.ofDays(40));
    assertThat(queue("hosttask", CronAddress.KEY).content().at("/0/0/mortal.test.com").asText())
        .isEqualTo("success");
    assertThat(host.status()).isEqualTo("expired");
    assertThat(queue("hostclear", CronAddress.KEY).content().get(0)).isEmpty();

    panel.clock().advance(Duration.ofDays(8));
    assertThat(queue("hostclear", CronAddress.KEY).content().get(0)).hasSize(1);
    assertThat(panel.state().allHosts()).isEmpty();
    assertThat(panel.bt().sites()).isEmpty();
    assertThat(panel.bt().ftp("mortal")).isEmpty();
    assertThat(panel.bt().database("mortal")).isEmpty();
  }

  @Test
  void anExpiredHostIsNotExpiredAgainAfterARecovery() throws IOException {
    Host host = built("renewed", 1);
    panel.clock().advance(Duration.ofDays(40));
    panel.cron().hostTask();
    done("host_recovery", "id", host.id());

    assertThat(panel.cron().hostTask()).isEmpty();
    assertThat(site(host).running()).isTrue();
  }

  @Test
  void anUnknownTaskListsTheKnownOnes() throws IOException {
    assertThat(queue("tea", CronAddress.KEY).text()).contains("hosttask");
    assertThat(queue("", CronAddress.KEY).code()).isEqualTo(1);
  }
}
