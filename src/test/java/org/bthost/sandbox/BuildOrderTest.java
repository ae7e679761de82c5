package org.bthost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * host_build, step by step: what comes before BT's AddSite, and what is left by what comes after.
 */
class BuildOrderTest extends PanelTest {
  @Test
  void btIsAskedInThePanelsOrder() throws IOException {
    built("ordered", 2);

    assertThat(btCalls())
        .extracting(call -> call.replaceFirst("\\(.*", ""))
        .containsExactly("GetConcifInfo", "AddSite", "SetEdate", "SetLimitNet");
  }

  @Test
  void aPlanWithoutConnectionLimitDoesNotAskForOne() throws IOException {
    built("unlimited", 1);

    assertThat(btCalls()).noneMatch(call -> call.startsWith("SetLimitNet"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0000-00-00", "2026-2-3", "2026-02-30", "24.12.2026", "tomorrow"})
  void aBadDateIsRefusedBeforeBtHearsOfIt(String endtime) throws IOException {
    Answer answer = build("dated", 1, endtime);

    assertThat(answer.code()).isZero();
    assertThat(answer.message()).isEqualTo("时间格式错误，请严格按照Y-m-d格式传递");
    assertThat(btCalls()).isEmpty();
  }

  @Test
  void aPastDateIsBuilt() throws IOException {
    assertThat(build("past", 1, "2020-01-01").code()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"99, ''", "3, ''", "8, 域名池中无可用域名"})
  void aPlanThatIsUnknownHiddenOrWithoutDomainsIsRefusedBeforeAddSite(long plan, String message)
      throws IOException {
    Answer answer = build("planned", plan, ENDTIME);

    assertThat(answer.code()).isZero();
    assertThat(answer.message()).isEqualTo(message);
    assertThat(btCalls()).containsExactly("GetConcifInfo()");
    assertThat(panel.bt().sites()).isEmpty();
  }

  @Test
  void aDeadBtIsMetFirst() throws IOException {
    panel.bt().dead(true);

    assertThat(build("dead", 99, ENDTIME).message()).isEmpty();
    assertThat(build("dead", 1, "nonsense").message()).startsWith("时间格式错误");
  }

  @ParameterizedTest
  @CsvSource({"SetEdate, 开通时间设置失败", "SetLimitNet, ''"})
  void aFailureAfterAddSiteLeavesAnOrphanThatBlocksItsName(String action, String message)
      throws IOException {
    panel.bt().next(action, BtFault.REFUSES, 1);
    Answer answer = build("orphan", 2, ENDTIME);

    assertThat(answer.code()).isZero();
    assertThat(answer.message()).contains(message);
    assertOrphan();
  }

  @Test
  void aDateThatTheRowCannotHoldCrashesAfterAddSite() throws IOException {
    assertThat(build("orphan", 1, "2038-01-19").status()).isEqualTo(500);
    assertOrphan();
    assertThat(build("lastday", 1, "2038-01-18").code()).isEqualTo(1);
  }

  @Test
  void anOwnerThatIsNoNumberCrashesAfterAddSite() throws IOException {
    Answer answer =
        call(
            "host_build",
            "plans_id",
            1,
            "endtime",
            ENDTIME,
            "username",
            "orphan",
            "user_id",
            "abc");

    assertThat(answer.status()).isEqualTo(500);
    assertOrphan();
  }

  private void assertOrphan() throws IOException {
    assertThat(panel.state().allHosts()).isEmpty();
    assertThat(panel.bt().sites()).extracting(Site::name).containsExactly("orphan.test.com");
    Answer again = build("orphan", 1, ENDTIME);
    assertThat(again.message()).startsWith("主机创建失败->您添加的域名已存在|{");
    assertThat(again.message()).as("the real one shows it too").contains("datapassword");
  }

  @Test
  void aRefusedAddSiteLeavesNothing() throws IOException {
    panel.bt().next("AddSite", BtFault.REFUSES, 1);

    assertThat(build("refused", 1, ENDTIME).code()).isZero();
    assertThat(panel.bt().sites()).isEmpty();
    assertThat(build("refused", 1, ENDTIME).code()).isEqualTo(1);
  }

  @Test
  void theAnswerIsShapedAsRecorded() throws IOException {
    JsonNode answer =
        done("host_build", "plans_id", 2, "endtime", ENDTIME, "user_id", 7, "username", "ShapeD");

    assertThat(names(answer)).containsExactlyInAnyOrder("site", "domain", "sql", "ftp");
    assertThat(names(answer.path("site")))
        .containsExactly(
            "user_id sort_id bt_id bt_name site_max sql_max flow_max is_audit is_vsftpd domain_max"
                .concat(" web_back_num sql_back_num ip_address endtime sub_bind is_api createtime")
                .concat(" updatetime id")
                .split(" "));
    assertThat(answer.at("/site/bt_name").asText()).isEqualTo("shaped.test.com");
    assertThat(answer.at("/site/user_id").asText()).isEqualTo("7");
    assertThat(answer.at("/site/site_max").isTextual()).isTrue();
    assertThat(answer.at("/site/endtime").asLong()).as("00:00 in Beijing").isEqualTo(1798041600);
    assertThat(names(answer.path("sql"))).contains("database", "username", "password", "id");
    assertThat(names(answer.path("domain"))).contains("domain", "vhost_id", "dir", "id");
  }

  @Test
  void aNameThatFtpDoesNotTakeIsBuiltWithoutFtp() throws IOException {
    JsonNode answer =
        done("host_build", "plans_id", 1, "endtime", ENDTIME, "username", "with-dash");

    assertThat(answer.path("ftp").isNull()).isTrue();
    assertThat(answer.path("sql").isObject()).isTrue();
  }

  @Test
  void aPoolOfTwoBuildsTheSameNameAgainWithoutDatabaseAndFtp() throws IOException {
    var built = new ArrayList<JsonNode>();
    for (int i = 0; i < 20; i++) {
      Answer answer = build("again", 4, ENDTIME);
      if (answer.code() == 1) {
        built.add(answer.content());
      }
    }

    assertThat(built).hasSize(2);
    assertThat(built.get(0).path("sql").isObject()).isTrue();
    assertThat(built.get(1).path("sql").isNull() && built.get(1).path("ftp").isNull()).isTrue();
    assertThat(panel.bt().sites()).extracting(site -> site.path).containsOnly("/www/wwwroot/again");
  }

  @Test
  void ofBuildsAtOnceOnOneNameExactlyOneWins() throws Exception {
    var threads = Executors.newFixedThreadPool(6);
    Callable<Integer> once = () -> build("raced", 1, ENDTIME).code();
    int won = 0;
    for (Future<Integer> code : threads.invokeAll(List.of(once, once, once, once, once, once))) {
      won += code.get();
    }
    threads.shutdown();

    assertThat(won).isEqualTo(1);
    assertThat(panel.state().allHosts()).hasSize(1);
  }

  @Test
  void aRecycledHostStillHoldsItsName() throws IOException {
    done("host_recycle", "id", built("recycled", 1).id());

    assertThat(build("recycled", 1, ENDTIME).message()).contains("已存在");
  }

  private Answer build(String username, long plan, String endtime) throws IOException {
    return call("host_build", "plans_id", plan, "endtime", endtime, "username", username);
  }

  private List<String> btCalls() {
    var entries = panel.log().entries();
    return entries.get(entries.size() - 1).btCalls();
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }
}
