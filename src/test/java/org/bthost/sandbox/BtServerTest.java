package org.bthost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What BT below the panel does when it is not well, and what the panel makes of it. */
class BtServerTest extends PanelTest {
  @Test
  void aHangingBtKeepsABuildAndNothingElseWaiting() throws IOException {
    panel.bt().hang(Duration.ofMillis(300));

    assertThatThrownBy(
            () ->
                send(
                    request("host_build", "plans_id", 1, "endtime", ENDTIME, "username", "slow")
                        .timeout(Duration.ofMillis(100))
                        .build()))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(done("host_list")).isEmpty();
    panel.bt().hang(Duration.ZERO);
    assertThat(builtAfterAll()).hasSize(1);
  }

  private List<Host> builtAfterAll() {
    long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (panel.state().liveHosts().isEmpty() && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    return panel.state().liveHosts();
  }

  @Test
  void aLostAnswerOfBtLeavesASiteAndNoHost() throws IOException {
    panel.bt().next("AddSite", BtFault.ACTS_SILENTLY, 1);
    Answer answer = call("host_build", "plans_id", 1, "endtime", ENDTIME, "username", "lost");

    assertThat(answer.message()).startsWith("网站创建失败");
    assertThat(panel.bt().sites()).hasSize(1);
    assertThat(panel.state().allHosts()).isEmpty();
  }

  @Test
  void aRecoveryThatBtRefusesIsAYesAndOneThatItDoesNotHearANo() throws IOException {
    Host host = built("refused", 1);
    done("host_recycle", "id", host.id());
    panel.bt().next("SiteStart", BtFault.SILENT, 1);
    assertThat(call("host_recovery", "id", host.id()).code()).isZero();
    assertThat(host.recycled()).isTrue();

    panel.bt().next("SiteStart", BtFault.REFUSES, 1);
    done("host_recovery", "id", host.id());
    assertThat(host.recycled()).isFalse();
    assertThat(site(host).running()).isFalse();
  }

  @Test
  void aSiteRemovedAtBtIsNotSeenAnyMore() throws IOException {
    Host host = built("removed", 1);
    panel.bt().remove(site(host), "removed");

    assertThat(call("host_status", "id", host.id()).message())
        .isEqualTo("Failed to get site information");
    done("host_stop", "id", host.id());
    assertThat(host.status()).isEqualTo("stop");
  }

  @Test
  void sitesOfOneUserNameShareTheirDirectory() throws IOException {
    panel.chance().next(List.of("alpha.test", "beta.test"));
    Host first = built("shared", 4);
    Host second = built("shared", 4);

    assertThat(site(first).path()).isEqualTo(site(second).path());
    assertThat(done("host_info", "id", second.id()).path("sql")).isEmpty();
  }
}
