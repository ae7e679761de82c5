package org.bthost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Panel users and the lists that come with a panel. */
class UsersTest extends PanelTest {
  @Test
  void aUserIsShownToEveryoneWithHisPassword() throws IOException {
    String id = done("user_create", "username", "alice", "password", "pw123").path("id").asText();
    built("ofadmin", 1);

    JsonNode alice = done("user_info", "id", id);
    assertThat(alice.path("id").isInt()).isTrue();
    assertThat(alice.path("password").asText()).isEqualTo("pw123");
    assertThat(done("user_list")).hasSize(2);
    assertThat(done("user_list").at("/0/host_count").asInt()).isEqualTo(1);
    assertThat(done("user_list", "group_id", 9)).isEmpty();
  }

  @Test
  void aNameBeyondTheColumnCrashes() throws IOException {
    assertThat(call("user_create", "username", "x".repeat(33)).status()).isEqualTo(500);
    assertThat(call("user_create", "username", "x".repeat(32)).code()).isEqualTo(1);
  }

  @Test
  void editingTakesEvenTheNameOfAnother() throws IOException {
    String id = done("user_create", "username", "alice").path("id").asText();
    Answer edited =
        call(
            "user_edit",
            "user_id",
            id,
            "info[username]",
            "admin",
            "info[password]",
            "second222",
            "info[nosuch]",
            1);

    assertThat(edited.message()).isEqualTo("修改成功");
    assertThat(done("user_info", "id", id).path("username").asText()).isEqualTo("admin");
    assertThat(done("user_info", "id", id).path("password").asText()).isEqualTo("second222");
    assertThat(call("user_edit", "user_id", id).message()).isEqualTo("请求错误");
    assertThat(call("user_edit", "user_id", 99, "info[nickname]", "x").message())
        .isEqualTo("用户不存在");
    assertThat(call("user_edit", "user_id", id, "info[status]", "bogus").status()).isEqualTo(500);
  }

  @Test
  void aUserIsDeletedSoftlyTwiceAndForGoodOnce() throws IOException {
    String id = done("user_create", "username", "alice").path("id").asText();
    Host his =
        panel
            .state()
            .host(
                done(
                        "host_build",
                        "plans_id",
                        1,
                        "endtime",
                        ENDTIME,
                        "user_id",
                        id,
                        "username",
                        "his")
                    .at("/site/id")
                    .asLong());

    assertThat(call("user_del", "user_id", id).message()).isEqualTo("删除成功");
    assertThat(call("user_del", "user_id", id).code()).isEqualTo(1);
    assertThat(call("user_info", "id", id).status()).isEqualTo(500);
    assertThat(call("user_create", "username", "alice").code()).isEqualTo(1);
    assertThat(call("user_del", "user_id", id, "delete", 1).code()).isEqualTo(1);
    assertThat(call("user_del", "user_id", id, "delete", 1).message()).isEqualTo("用户不存在");
    assertThat(his.recycled()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "plans_list, 8, name",
    "sort_list, 2, name",
    "domainpools_list, 2, status_text",
    "ippools_list, 2, ip_count",
    "php_list, 3, id",
    "deployment_list, 1, id"
  })
  void listsHaveRows(String endpoint, int size, String field) throws IOException {
    assertThat(done(endpoint)).hasSize(size).allMatch(row -> row.has(field));
  }

  @Test
  void hiddenPlansAreListedWithTheirValuesAsTexts() throws IOException {
    JsonNode plan = done("plans_info", "id", 3);

    assertThat(plan.path("status").asText()).isEqualTo("hidden");
    assertThat(plan.at("/value/site_max").isTextual()).isTrue();
  }
}
