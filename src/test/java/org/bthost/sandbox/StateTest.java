package org.bthost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Hosts over time: the panel's timers, other people's hands, a dead BT. */
class StateTest extends PanelTest {
  @Test
  void aHostExpiresAtTheStartOfItsDayInBeijingAndIsInvisible() throws IOException {
    Host host = built("expiring", 1);
    panel.clock().set(Instant.parse("2026-12-23T15:59:59Z"));
    panel.cron().hostTask();
    assertThat(host.status()).isEqualTo("normal");

    panel.clock().advance(Duration.ofSeconds(1));
    panel.cron().hostTask();
    assertThat(host.status()).isEqualTo("expired");
    assertThat(host.recycled()).isTrue();
    assertThat(site(host).running()).isFalse();
    for (String endpoint : new String[] {"host_info", "host_start", "host_status", "host_stop"}) {
      assertThat(call(endpoint, "id", host.id()).message()).isEqualTo("主机不存在");
    }
    assertThat(done("host_list")).isEmpty();
  }

  @Test
  void anExpiredHostComesBackByRecoveryDateAndStart() throws IOException {
    Host host = expired("renewed");
    done("host_recovery", "id", host.id());
    done("host_endtime", "id", host.id(), "endtime", "2027-12-24");
    done("host_start", "id", host.id());
    panel.cron().hostTask();

    assertThat(host.status()).isEqualTo("normal");
    assertThat(host.recycled()).isFalse();
    assertThat(site(host).edate()).isEqualTo("2027-12-24");
  }

  @Test
  void aRecoveredHostWithItsOldDateThatWasStartedExpiresAgain() throws IOException {
    Host host = expired("toosoon");
    done("host_recovery", "id", host.id());
    panel.cron().hostTask();
    assertThat(host.recycled()).as("expired is never expired again").isFalse();
    done("host_start", "id", host.id());
    panel.cron().hostTask();

    assertThat(host.recycled()).isTrue();
  }

  @Test
  void aRecycledHostIsDestroyedAfterSevenDays() throws IOException {
    Host host = built("cleared", 1);
    done("host_recycle", "id", host.id());
    panel.clock().advance(Duration.ofDays(7));
    panel.cron().hostClear();
    assertThat(panel.state().allHosts()).hasSize(1);

    panel.clock().advance(Duration.ofSeconds(1));
    panel.cron().hostClear();
    assertThat(panel.state().allHosts()).isEmpty();
    assertThat(panel.bt().sites()).isEmpty();
    assertThat(call("host_recovery", "id", host.id()).message()).isEqualTo("主机不存在");
    assertThat(built("cleared", 1).id()).isNotEqualTo(host.id());
  }

  @Test
  void aHostRecycledByAnAdministratorIsKeptForSevenDaysToo() throws IOException {
    Host host = built("byhand", 1);
    panel.clock().advance(Duration.ofDays(20));
    panel.customer().administratorRecycles(host.id());
    panel.cron().hostClear();

    assertThat(panel.state().allHosts()).containsExactly(host);
  }

  @Test
  void onlyAHostThatWasMeasuredOnceIsMeasuredByTheTimer() throws IOException {
    Host host = built("measured", 1);
    panel.bt().size(host.btName(), 201);
    panel.cron().btResourceTask();
    assertThat(host.status()).isEqualTo("normal");
    assertThat(done("host_info", "id", host.id()).path("check_time").isNull()).isTrue();

    panel.bt().size(host.btName(), 1);
    done("host_resource", "id", host.id());
    panel.bt().size(host.btName(), 201);
    panel.clock().advance(Duration.ofMinutes(20));
    panel.cron().btResourceTask();
    assertThat(host.status()).isEqualTo("normal");
    panel.clock().advance(Duration.ofSeconds(1));
    panel.cron().btResourceTask();
    assertThat(host.status()).isEqualTo("excess");
    assertThat(site(host).running()).isFalse();
  }

  @Test
  void aCustomerCanUndoAStopButNoLock() throws IOException {
    Host host = built("handy", 1);
    panel.customer().powerOff(host.id());
    assertThat(site(host).running()).isFalse();
    assertThat(panel.customer().powerOn(host.id())).isTrue();
    done("host_stop", "id", host.id());
    assertThat(panel.customer().powerOn(host.id())).isTrue();
    assertThat(site(host).running()).isTrue();

    done("host_locked", "id", host.id());
    assertThat(panel.customer().powerOn(host.id())).isFalse();
    assertThat(panel.customer().powerOff(host.id())).isFalse();
    assertThat(host.status()).isEqualTo("locked");
  }

  @Test
  void whatOthersAskedOfBtIsNotInTheNextCallsLog() throws IOException {
    Host host = built("logged", 1);
    panel.customer().powerOff(host.id());
    panel.cron().hostTask();
    done("index");

    var entries = panel.log().entries();
    assertThat(entries.get(entries.size() - 1).btCalls()).isEmpty();
    assertThat(entries.get(0).params()).containsEntry("username", "logged");
    assertThat(entries.get(0).params()).doesNotContainKey("signature");
  }

  @Test
  void aDeadBtIsHiddenByMostAndToldByFew() throws IOException {
    Host host = built("bereft", 1);
    panel.bt().dead(true);
    Answer moved = call("host_endtime", "id", host.id(), "endtime", "2027-01-01");
    assertThat(moved.code()).isZero();
    assertThat(moved.json().get("msg").isNull()).isTrue();
    assertThat(host.endsOn()).isEqualTo(LocalDate.parse(ENDTIME));
    assertThat(call("host_status", "id", host.id()).message()).isEqualTo("服务器连接失败");
    assertThat(call("host_sync", "id", host.id()).message()).isEqualTo("服务器连接失败");
    assertThat(call("host_speedoff", "id", host.id()).message()).isEqualTo("请求失败");
    done("host_speed", "id", host.id(), "perserver", 5, "limit_rate", 5);
    done("host_stop", "id", host.id());
    done("host_recycle", "id", host.id());
    assertThat(call("host_recovery", "id", host.id()).message()).isEmpty();
    assertThat(host.recycled()).isTrue();
    panel.bt().dead(false);
    assertThat(site(host).running()).isTrue();
  }

  @Test
  void measuringOverADeadBtSetsAHostOverQuotaFree() throws IOException {
    Host host = built("zeros", 1);
    panel.bt().size(host.btName(), 201);
    done("host_resource", "id", host.id());
    panel.bt().dead(true);
    JsonNode measured = done("host_resource", "id", host.id());

    assertThat(measured.at("/size/websize").asLong()).isZero();
    assertThat(host.status()).isEqualTo("normal");
  }

  @Test
  void aDateBeyondTheRowCrashesAfterBtHasIt() throws IOException {
    Host host = built("faraway", 1);
    assertThat(call("host_endtime", "id", host.id(), "endtime", "2099-12-31").status())
        .isEqualTo(500);
    assertThat(host.endsOn()).isEqualTo(LocalDate.parse(ENDTIME));
    assertThat(site(host).edate()).isEqualTo("2099-12-31");
  }

  @Test
  void aBadStatusStopsTheSiteAndThenCrashes() throws IOException {
    Host host = built("drifting", 1);
    assertThat(call("host_edit", "id", host.id(), "status", "nonsense").status()).isEqualTo(500);
    assertThat(host.status()).isEqualTo("normal");
    assertThat(site(host).running()).isFalse();
  }

  @Test
  void editingTakesTheDateToo() throws IOException {
    Host host = built("edited", 1);
    done("host_edit", "id", host.id(), "endtime", "2027-02-22", "sort_id", 7, "sub_bind", 1);
    JsonNode row = done("host_info", "id", host.id());
    assertThat(host.endsOn()).isEqualTo(LocalDate.parse("2027-02-22"));
    assertThat(row.path("sort_id").asInt()).isEqualTo(7);
    assertThat(row.path("sub_bind").asText()).isEqualTo("1");

    Answer bad = call("host_edit", "id", host.id(), "endtime", "soon", "site_max", 9);
    assertThat(bad.message()).startsWith("时间格式错误");
    assertThat(host.siteMax()).as("nothing is saved").isEqualTo(200);
  }

  private Host expired(String name) throws IOException {
    Host host = built(name, 1);
    panel.clock().set(Instant.parse("2026-12-24T00:00:00Z"));
    panel.cron().hostTask();
    return host;
  }
}
