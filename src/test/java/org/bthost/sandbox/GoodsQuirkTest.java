package org.bthost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What panels do to what belongs to hosts, as deployed and as promised. */
class GoodsQuirkTest extends PanelTest {
  private Host host;

  @BeforeEach
  void build() throws IOException {
    host = built("quirk", 1);
  }

  @Test
  void sortsAreRemembered() throws IOException {
    assertThat(done("sort_list")).hasSize(2);
    panel.bt().foreignType("by hand");
    assertThat(done("sort_list")).hasSize(2);
    done("sort_create", "name", "by panel");
    assertThat(done("sort_list")).hasSize(4);

    panel.quirks().off(Quirk.SORTS_ARE_REMEMBERED);
    panel.bt().foreignType("by hand again");
    assertThat(done("sort_list")).hasSize(5);
  }

  @Test
  void hiddenFtpIsNull() throws IOException {
    done("ftp_status", "ftp_id", 1, "status", "hidden");
    assertThat(done("host_info", "id", host.id()).path("ftp").isNull()).isTrue();
    assertThat(panel.bt().ftp("quirk").orElseThrow().enabled()).isFalse();

    panel.quirks().off(Quirk.HIDDEN_FTP_IS_NULL);
    assertThat(done("host_info", "id", host.id()).at("/ftp/status").asText()).isEqualTo("hidden");
  }

  @Test
  void btReasonsAreLost() throws IOException {
    Answer crash = call("ftp_pass", "ftp_id", 1, "password", "short");
    assertThat(crash.status()).isEqualTo(500);
    assertThat(crash.text()).doesNotContain("不能少于6位");

    panel.quirks().off(Quirk.BT_REASONS_ARE_LOST);
    assertThat(call("ftp_pass", "ftp_id", 1, "password", "short").message()).contains("不能少于6位");
  }

  @Test
  void addressesBecomeAWord() throws IOException {
    done("host_bindip", "id", host.id(), "ip_id", 2);
    done("host_bindip", "id", host.id(), "ip_id", 2);
    assertThat(host.addresses).containsExactly("Array", "Array");

    panel.quirks().off(Quirk.ADDRESSES_BECOME_A_WORD);
    JsonNode bound = done("host_bindip", "id", host.id(), "ip_id", 2);
    assertThat(bound.at("/0/ip").asText()).isEqualTo("192.0.2.1");
    assertThat(call("host_bindip", "id", host.id(), "ip_id", 2).message()).isEqualTo("已绑定");
  }

  @Test
  void unbindingCutsTheRest() throws IOException {
    host.addresses.addAll(List.of("2", "3", "4"));
    assertThat(done("host_unbindip", "id", host.id(), "ip_id", 3)).hasSize(1);
    assertThat(host.addresses).containsExactly("2");

    panel.quirks().off(Quirk.UNBINDING_CUTS_THE_REST);
    host.addresses.addAll(List.of("3", "4"));
    assertThat(done("host_unbindip", "id", host.id(), "ip_id", 2)).hasSize(2);
  }

  @Test
  void domainsAreNotCounted() throws IOException {
    for (int i = 0; i < 7; i++) {
      done("host_domain", "id", host.id(), "domain", "d" + i + ".example");
    }
    assertThat(site(host).domains()).hasSize(8);

    panel.quirks().off(Quirk.DOMAINS_ARE_NOT_COUNTED);
    assertThat(call("host_domain", "id", host.id(), "domain", "d8.example").code()).isZero();
    assertThat(site(host).domains()).hasSize(8);
  }

  @Test
  void ownersAreNotChecked() throws IOException {
    done("host_push", "host_id", host.id(), "user_id", 424_242);
    assertThat(host.userId()).isEqualTo(424_242);

    panel.quirks().off(Quirk.OWNERS_ARE_NOT_CHECKED);
    assertThat(call("host_push", "host_id", host.id(), "user_id", 4711).message())
        .isEqualTo("用户不存在");
  }

  @Test
  void badStatusStopsFirst() throws IOException {
    assertThat(call("host_edit", "id", host.id(), "status", "bogus").status()).isEqualTo(500);
    assertThat(host.status()).isEqualTo("normal");
    assertThat(site(host).running()).isFalse();

    panel.quirks().off(Quirk.BAD_STATUS_STOPS_FIRST);
    panel.bt().start(site(host));
    assertThat(call("host_edit", "id", host.id(), "status", "bogus").status()).isEqualTo(500);
    assertThat(site(host).running()).isTrue();
  }

  @Test
  void lateEndsReachBt() throws IOException {
    Answer crash = call("host_endtime", "id", host.id(), "endtime", "2099-12-31");
    assertThat(crash.status()).isEqualTo(500);
    assertThat(site(host).edate()).isEqualTo("2099-12-31");
    assertThat(host.endsOn()).hasToString(ENDTIME);

    panel.quirks().off(Quirk.LATE_ENDS_REACH_BT);
    call("host_endtime", "id", host.id(), "endtime", "2098-12-31");
    assertThat(site(host).edate()).isEqualTo("2099-12-31");
  }

  @Test
  void silenceIsZero() throws IOException {
    panel.bt().size(host.btName(), 500);
    done("host_resource", "id", host.id());
    assertThat(host.status()).isEqualTo("excess");
    panel.bt().dead(true);
    assertThat(done("host_resource", "id", host.id()).at("/size/websize").asInt()).isZero();
    assertThat(host.status()).isEqualTo("normal");

    panel.quirks().off(Quirk.SILENCE_IS_ZERO);
    assertThat(call("host_resource", "id", host.id()).code()).isZero();
  }

  @Test
  void unmeasuredStayUnmeasured() throws IOException {
    Host measured = built("measured", 1);
    done("host_resource", "id", measured.id());
    panel.clock().advance(Duration.ofHours(1));
    assertThat(panel.cron().btResourceTask()).containsExactly(measured);

    panel.quirks().off(Quirk.UNMEASURED_STAY_UNMEASURED);
    panel.clock().advance(Duration.ofHours(1));
    assertThat(panel.cron().btResourceTask()).containsExactly(host, measured);
  }

  @Test
  void newBtBindsUnseen() throws IOException {
    panel.quirks().on(Quirk.NEW_BT_BINDS_UNSEEN);
    assertThat(call("host_domain", "id", host.id(), "domain", "new.example").message())
        .isEqualTo("请求失败");
    assertThat(site(host).domains()).contains("new.example");
    assertThat(call("host_domain", "id", host.id(), "domain", "new.example").message())
        .contains("已绑定过");

    panel.quirks().off(Quirk.NEW_BT_BINDS_UNSEEN);
    done("host_domain", "id", host.id(), "domain", "old.example");
  }

  @Test
  void newBtKeepsDatabasePasswords() throws IOException {
    panel.quirks().on(Quirk.NEW_BT_KEEPS_DATABASE_PASSWORDS);
    String before = done("sql_info", "sql_id", 1).path("password").asText();
    Answer crash = call("sql_pass", "sql_id", 1, "password", "changed1");
    assertThat(crash.status()).isEqualTo(500);
    assertThat(done("sql_info", "sql_id", 1).path("password").asText()).isEqualTo(before);

    panel.quirks().off(Quirk.NEW_BT_KEEPS_DATABASE_PASSWORDS);
    done("sql_pass", "sql_id", 1, "password", "changed1");
  }
}
