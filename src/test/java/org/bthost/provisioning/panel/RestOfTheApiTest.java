package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bthost.provisioning.panel.PanelRejected.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RestOfTheApiTest extends PanelFixture {
  private static final Secret PASSWORD = new Secret("MdSV8Tq2");
  private static final String ACCOUNT =
      "{\"id\":\"5\",\"vhost_id\":2,\"username\":\"u\",\"password\":\"p\",\"status\":\"hidden\"}";

  static Stream<Arguments> ordersAnsweredWithNothing() {
    return Stream.of(
        order("host_notice", c -> c.goods().changeNotice(2, "VIP 客户"), "id=2,text=VIP 客户"),
        order("host_push", c -> c.goods().push(2, 9), "host_id=2,user_id=9"),
        order("host_bindip", c -> c.goods().bindIp(2, 3), "id=2,ip_id=3"),
        order("host_unbindip", c -> c.goods().unbindIp(2, 3), "id=2,ip_id=3"),
        order("sort_create", c -> c.sorts().create("新"), "name=新"),
        order("sort_edit", c -> c.sorts().rename(2, "b"), "id=2,name=b"),
        order("sort_delete", c -> c.sorts().delete(2), "id=2"),
        order("user_del", c -> c.users().delete(2), "delete=0,user_id=2"),
        order("user_del", c -> c.users().deleteForGood(2), "delete=1,user_id=2"),
        order(
            "user_edit",
            c ->
                c.users()
                    .edit(EditUser.of(2).nickname("Al").state(UserState.LOCKED).password(PASSWORD)),
            "info[nickname]=Al,info[password]=MdSV8Tq2,info[status]=locked,user_id=2"));
  }

  private static Arguments order(String endpoint, Consumer<PanelClient> order, String fields) {
    return arguments(endpoint, order, fields);
  }

  @ParameterizedTest
  @MethodSource("ordersAnsweredWithNothing")
  void sendTheDocumentedFields(String endpoint, Consumer<PanelClient> order, String fields) {
    answer("null");

    order.accept(client);

    var sent = new StringBuilder();
    Multipart.unsigned(server.requests().get(0))
        .forEach((name, value) -> sent.append(',').append(name).append('=').append(value));
    assertThat(sent.substring(1)).isEqualTo(fields);
    assertThat(server.requests().get(0)).startsWith("POST /api/vhost/" + endpoint + " ");
    assertThat(calls.get(0).writing()).isTrue();
  }

  @Test
  void bindsADomain() {
    answer("{\"vhost_id\":2,\"domain\":\"a.b\",\"dir\":\"/x\",\"status\":0,\"id\":\"20\"}");

    var bound = client.goods().bindDomain(new BindDomain(2, "a.b", "/x", true));

    assertThat(bound).isEqualTo(new HostDomain(20, 2, "a.b", "/x", false));
    assertSent(Map.of("id", "2", "domain", "a.b", "dirs", "/x", "is_audit", "1"));
  }

  @ParameterizedTest
  @EnumSource(PasswordScope.class)
  void changesPasswords(PasswordScope scope) {
    answer("{\"password\":\"MdSV8Tq2\"}");

    assertThat(client.goods().changePassword(2, scope, PASSWORD)).isEqualTo(PASSWORD);

    var word = scope.name().toLowerCase(Locale.ROOT);
    assertSent(Map.of("id", "2", "type", word, "password", "MdSV8Tq2"));
  }

  @Test
  void changesPasswordsOfDatabasesAndFtpAccounts() {
    answer(ACCOUNT.replace("}", ",\"database\":\"d\",\"console\":null}"));
    answer(ACCOUNT);

    assertThat(client.databases().changePassword(5, PASSWORD).name()).isEqualTo("d");
    assertThat(client.ftp().changePassword(5, PASSWORD).active()).isFalse();

    assertSent(Map.of("sql_id", "5", "password", "MdSV8Tq2"));
    assertThat(Multipart.unsigned(server.requests().get(1)))
        .isEqualTo(Map.of("ftp_id", "5", "password", "MdSV8Tq2"));
  }

  @Test
  void shutsAndOpensFtpAccounts() {
    answer(ACCOUNT);
    answer(ACCOUNT);

    client.ftp().disable(5);
    client.ftp().enable(5);

    assertSent(Map.of("ftp_id", "5", "status", "hidden"));
    assertThat(Multipart.unsigned(server.requests().get(1)))
        .isEqualTo(Map.of("ftp_id", "5", "status", "normal"));
  }

  @Test
  void yesAndNullIsAnUnknownId() {
    answer("null");
    answer("null");
    answer("null");

    assertThat(client.ftp().detail(9)).isEmpty();
    assertThat(client.pools().ipAddress(9)).isEmpty();
    assertThat(client.pools().domain(9)).isEmpty();
  }

  @Test
  void yesAndNullWhereARowMustBeIsGarbled() {
    answer("null");

    assertThatThrownBy(() -> client.ftp().enable(9)).isInstanceOf(PanelGarbled.class);
  }

  @Test
  void idsThatLookLikeNumbersKeepTheirZeros() {
    answer("[{\"id\":\"00\",\"name\":\"纯静态\"},{\"id\":72,\"name\":\"72\"}]");

    assertThat(client.connection().phpVersions())
        .containsExactly(new Choice("00", "纯静态"), new Choice("72", "72"));
  }

  @Test
  void defaultSortHasIdZero() {
    answer("[{\"id\":0,\"name\":\"默认分类\"}]");

    assertThat(client.sorts().list()).containsExactly(new Sort(0, "默认分类"));
  }

  @Test
  void loginIsCheckedUnsigned() {
    answer("\"/\"");

    client.users().checkLogin("alice", PASSWORD);

    assertThat(Multipart.of(server.requests().get(0)))
        .isEqualTo(Map.of("account", "alice", "password", "MdSV8Tq2"));
    assertThat(server.requests().get(0)).containsIgnoringCase("X-Requested-With: XMLHttpRequest");
  }

  @Test
  void refusedLoginHasAnObjectForACode() {
    server.then(RawServer.json("{\"code\":{\"token\":\"t0k\"},\"msg\":\"Password is incorrect\"}"));

    var refusal =
        catchThrowableOfType(
            PanelRejected.class, () -> client.users().checkLogin("alice", PASSWORD));

    assertThat(refusal.reason()).isEqualTo(Reason.LOGIN_REFUSED);
    assertThat(refusal).hasMessageContaining("Password is incorrect");
    assertThat(refusal.getMessage()).doesNotContain("t0k");
  }

  @Test
  void loginFormIsForTheBrowser() {
    var form = client.users().loginForm("alice", PASSWORD, 120);

    assertThat(form.action()).hasPath("/api/vhost/host_login");
    assertThat(form.fields())
        .isEqualTo(Map.of("account", "alice", "password", "MdSV8Tq2", "id", "120"));
    assertThat(form.toString()).doesNotContain("MdSV8Tq2");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void whatThePanelRefusesOrAltersIsNotSent() {
    var goods = client.goods();

    assertThatIllegalArgumentException().isThrownBy(() -> goods.changeNotice(2, ""));
    assertThatIllegalArgumentException().isThrownBy(() -> goods.changeNotice(2, "<b>"));
    assertThatIllegalArgumentException().isThrownBy(() -> goods.changeNotice(2, "x".repeat(256)));
    assertThatIllegalArgumentException().isThrownBy(() -> new BindDomain(2, "a.b", "x", false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> client.ftp().changePassword(2, new Secret("short")));
    assertThatIllegalArgumentException().isThrownBy(() -> client.sorts().create(""));
    assertThat(server.requests()).isEmpty();
  }

  private void answer(String data) {
    server.then(RawServer.json(Replies.yes(data)));
  }

  private void assertSent(Map<String, String> fields) {
    assertThat(Multipart.unsigned(server.requests().get(0))).isEqualTo(fields);
  }
}
