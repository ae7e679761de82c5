package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersAndPlansTest extends PanelFixture {
  private static final Secret PASSWORD = new Secret("MdSV8Tq2");

  @Test
  void createsAUserWithAnIdThatComesAsText() {
    answer(
        "{\"username\":\"alice\",\"password\":\"MdSV8Tq2\",\"group_id\":1,\"nickname\":\"香港 Al\","
            + "\"createtime\":1601876490,\"salt\":\"7SFZKN\",\"id\":\"3\",\"host_count\":0}");

    var user = client.users().create(new CreateUser("alice", PASSWORD, "香港 Al", 1));

    assertThat(user)
        .isEqualTo(
            new PanelUser(
                3,
                1,
                "alice",
                "香港 Al",
                PASSWORD,
                UserState.NORMAL,
                0,
                Optional.of(Instant.ofEpochSecond(1601876490))));
    assertThat(Multipart.unsigned(server.requests().get(0)))
        .isEqualTo(
            Map.of(
                "username", "alice",
                "password", "MdSV8Tq2",
                "nickname", "香港 Al",
                "group_id", "1"));
  }

  @Test
  void listsUsersOfAGroup() {
    answer("[{\"id\":1,\"group_id\":2,\"username\":\"a\",\"status\":\"locked\",\"notice\":null}]");

    var users = client.users().listOfGroup(2);

    assertThat(users).extracting(PanelUser::state).containsExactly(UserState.LOCKED);
    assertThat(Multipart.unsigned(server.requests().get(0))).isEqualTo(Map.of("group_id", "2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pw<&>123", "a\"bcdef", "abcde", " abcdef", "密码密码密码"})
  void passwordsThatThePanelWouldAlterAreNotSent(String password) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CreateUser("alice", new Secret(password), "Al", 1))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(password));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<b>Al</b>", " Al", "A&B", "A\nB"})
  void nicknamesThatThePanelWouldAlterAreNotSent(String nickname) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CreateUser("alice", PASSWORD, nickname, 1));
  }

  @Test
  void readsAPlanWhoseLimitsAreTexts() {
    answer(
        "{\"id\":1,\"name\":\"默认\",\"value\":{\"type\":\"btpanel\",\"sql\":\"MySQL\",\"ftp\":\"1\","
            + "\"domain_num\":\"5\",\"web_back_num\":\"4\",\"sql_back_num\":\"3\","
            + "\"domainpools_id\":\"1\",\"ippools_id\":\"2\",\"phpver\":\"72\",\"perserver\":\"300\","
            + "\"limit_rate\":\"512\",\"site_max\":\"200\",\"sql_max\":\"100\",\"flow_max\":\"1024\","
            + "\"domain_audit\":\"1\",\"sites_path\":\"\"},\"status\":\"hidden\"}");

    var plan = client.plans().detail(1);

    var quotas = new HostLimits(200, 100, 1024, 5, 4, 3, true, false, 300, 512);
    assertThat(plan)
        .isEqualTo(new Plan(1, "默认", true, new PlanLimits(quotas, "MySQL", true, 1, 2, "72")));
    assertThat(plan.limits().hasDatabase()).isTrue();
  }

  @Test
  void unreadableLimitIsNotTakenForNone() {
    answer("[{\"id\":1,\"name\":\"x\",\"value\":{\"site_max\":\"lots\"},\"status\":\"normal\"}]");

    assertThatThrownBy(() -> client.plans().list())
        .isInstanceOf(PanelGarbled.class)
        .hasMessageContaining("value.site_max");
  }

  @Test
  void indexProvesTheSignature() {
    answer("null");

    client.connection().index();

    assertThat(calls).extracting(PanelCall::outcome).containsExactly(PanelCall.OK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://p/x",
        "panel",
        "http:///x",
        "https://u:p@panel/x",
        "https://panel/x?token=1",
        "https://panel/x#f",
      })
  void urlsThatAreNoPlainBaseAreRefused(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> PanelSettings.of(URI.create(url), "t"));
  }

  private void answer(String data) {
    server.then(RawServer.json(Replies.yes(data)));
  }
}
