package org.bthost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * What panels do to hosts, builds and users beside what they promise, as deployed and as promised.
 */
class QuirkTest extends PanelTest {
  private Host host;

  @Test
  void btResultIgnored() throws IOException {
    host = built("quirk", 1);
    panel.bt().next("SiteStop", BtFault.REFUSES, 1);
    assertThat(call("host_stop", "id", host.id()).message()).isEqualTo("主机已停用");
    assertThat(host.status()).isEqualTo("stop");
    assertThat(site(host).running()).isTrue();

    panel.quirks().off(Quirk.BT_RESULT_IGNORED);
    host = built("honest", 1);
    panel.bt().next("SiteStop", BtFault.REFUSES, 1);
    assertThat(call("host_stop", "id", host.id()).code()).isZero();
    assertThat(host.status()).isEqualTo("normal");
  }

  @Test
  void sameStatusIsNoOp() throws IOException {
    host = built("quirk", 1);
    done("host_stop", "id", host.id());
    panel.bt().start(site(host));

    done("host_stop", "id", host.id());
    assertThat(site(host).running()).isTrue();

    panel.quirks().off(Quirk.SAME_STATUS_IS_NO_OP);
    done("host_stop", "id", host.id());
    assertThat(site(host).running()).isFalse();
  }

  @Test
  void likeSearch() throws IOException {
    host = built("sub", 1);
    Host newer = built("mysub", 1);
    panel.bt().stop(site(newer));
    done("host_stop", "id", host.id());
    assertThat(site(host).running()).isTrue();
    assertThat(done("host_status", "id", host.id()).path("server").asText()).isEqualTo("1");

    panel.quirks().off(Quirk.LIKE_SEARCH);
    done("host_start", "id", host.id());
    done("host_stop", "id", host.id());
    assertThat(site(host).running()).isFalse();
  }

  @Test
  void syncDamagesEndDate() throws IOException {
    host = built("quirk", 1);
    site(host).edate = "2020-01-01";
    assertThat(done("host_sync", "id", host.id()).path("endtime").asText()).isEqualTo(ENDTIME);
    assertThat(site(host).edate()).isEqualTo(Long.toString(site(host).id()));

    panel.quirks().off(Quirk.SYNC_DAMAGES_END_DATE);
    done("host_sync", "id", host.id());
    assertThat(site(host).edate()).isEqualTo(ENDTIME);
  }

  @Test
  void editIgnoresZero() throws IOException {
    host = built("quirk", 1);
    done("host_edit", "id", host.id(), "site_max", 0);
    assertThat(host.siteMax()).isEqualTo(200);

    panel.quirks().off(Quirk.EDIT_IGNORES_ZERO);
    done("host_edit", "id", host.id(), "site_max", 0);
    assertThat(host.siteMax()).isZero();
  }

  @Test
  void unthrottlingCrashes() throws IOException {
    host = built("quirk", 1);
    done("host_update", "id", host.id(), "plan_id", 2);
    Answer crash = call("host_update", "id", host.id(), "plan_id", 1);
    assertThat(crash.status()).isEqualTo(500);
    assertThat(crash.text()).contains("必需大于0");
    assertThat(host.siteMax()).isEqualTo(1000);
    assertThat(site(host).perserver()).isEqualTo(300);

    panel.quirks().off(Quirk.UNTHROTTLING_CRASHES);
    done("host_update", "id", host.id(), "plan_id", 1);
    assertThat(host.siteMax()).isEqualTo(200);
    assertThat(site(host).perserver()).isZero();
  }

  @Test
  void recoveryStarts() throws IOException {
    host = built("quirk", 1);
    done("host_stop", "id", host.id());
    done("host_recycle", "id", host.id());
    done("host_recovery", "id", host.id());
    assertThat(host.status()).isEqualTo("stop");
    assertThat(site(host).running()).isTrue();

    panel.quirks().off(Quirk.RECOVERY_STARTS);
    done("host_recycle", "id", host.id());
    done("host_recovery", "id", host.id());
    assertThat(site(host).running()).isFalse();
  }

  @Test
  void usersWithoutUniqueKey() throws IOException {
    done("user_create", "username", "twin", "password", "secret12");
    assertThat(call("user_create", "username", "twin").message()).contains("已存在");
    panel.raceUser("twin");
    assertThat(panel.state().users()).extracting(User::username).containsOnlyOnce("admin");
    assertThat(panel.state().users()).filteredOn(u -> u.username().equals("twin")).hasSize(2);

    panel.quirks().off(Quirk.USERS_WITHOUT_UNIQUE_KEY);
    assertThatThrownBy(() -> panel.raceUser("twin")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void buildLeavesOrphans() throws IOException {
    panel.bt().next("SetEdate", BtFault.REFUSES, 1);
    assertThat(build("orphan").code()).isZero();
    assertThat(panel.state().allHosts()).isEmpty();
    assertThat(panel.bt().site("orphan.test.com")).isPresent();
    assertThat(build("orphan").message()).contains("您添加的域名已存在");

    panel.quirks().off(Quirk.BUILD_LEAVES_ORPHANS);
    panel.bt().next("SetEdate", BtFault.REFUSES, 1);
    assertThat(build("undone").code()).isZero();
    assertThat(panel.bt().site("undone.test.com")).isEmpty();
    JsonNode again = build("undone").content();
    assertThat(again.path("ftp").isObject() && again.path("sql").isObject()).isTrue();
  }

  @Test
  void createdIdsAreTexts() throws IOException {
    assertThat(build("texts").content().at("/site/id").isTextual()).isTrue();
    assertThat(done("user_create", "username", "texts").path("id").isTextual()).isTrue();

    panel.quirks().off(Quirk.CREATED_IDS_ARE_TEXTS);
    assertThat(build("numbers").content().at("/site/id").isInt()).isTrue();
    assertThat(done("user_create", "username", "numbers").path("id").isInt()).isTrue();
  }

  @Test
  void trailingSpace() throws IOException {
    host = built("quirk", 1);
    assertThat(call("host_info", "id", host.id()).message()).isEqualTo("请求成功 ");

    panel.quirks().off(Quirk.TRAILING_SPACE);
    assertThat(call("host_info", "id", host.id()).message()).isEqualTo("请求成功");
  }

  @Test
  void buildForgetsThrottle() throws IOException {
    host = built("quirk", 2);
    assertThat(host.perserver()).isZero();
    assertThat(site(host).perserver()).isEqualTo(300);

    panel.quirks().off(Quirk.BUILD_FORGETS_THROTTLE);
    assertThat(built("kept", 2).perserver()).isEqualTo(300);
  }

  @Test
  void measuringChangesStatus() throws IOException {
    host = built("quirk", 1);
    done("host_locked", "id", host.id());
    panel.bt().size(host.btName(), 201);
    done("host_resource", "id", host.id());
    assertThat(host.status()).isEqualTo("excess");
    panel.bt().size(host.btName(), 1);
    done("host_resource", "id", host.id());
    assertThat(host.status()).isEqualTo("normal");
    assertThat(site(host).running()).isTrue();

    panel.quirks().off(Quirk.MEASURING_CHANGES_STATUS);
    done("host_locked", "id", host.id());
    panel.bt().size(host.btName(), 201);
    JsonNode measured = done("host_resource", "id", host.id());
    assertThat(measured.at("/size/websize").asLong()).isEqualTo(201);
    assertThat(host.status()).isEqualTo("locked");
  }

  private Answer build(String username) throws IOException {
    return call("host_build", "plans_id", 1, "endtime", ENDTIME, "username", username);
  }
}
