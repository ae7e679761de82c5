package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import org.bthost.provisioning.panel.PanelRejected.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the panel says when it says neither yes nor nothing. */
class RefusalTest extends PanelFixture {
  @ParameterizedTest
  @CsvSource({
    "签名错误, SIGNATURE_WRONG, false",
    "非白名单IP不允许请求, ADDRESS_NOT_ALLOWED, false",
    "主机不存在, NOT_FOUND, false",
    "没有找到有效主机, NOT_FOUND, false",
    "用户不存在, NOT_FOUND, false",
    "指定分类不存在!, NOT_FOUND, false",
    "'用户名已存在，请勿重复创建', ALREADY_EXISTS, false",
    "'用户名已存在,请勿重复创建', ALREADY_EXISTS, false",
    "指定域名已绑定过!, ALREADY_EXISTS, false",
    "'时间格式错误，请严格按照Y-m-d格式传递', BAD_END_DATE, false",
    "域名池中无可用域名, EMPTY_DOMAIN_POOL, false",
    "套餐不存在, UNKNOWN_PLAN, false",
    "错误的请求, PARAMETER_MISSING, false",
    "请求错误, PARAMETER_MISSING, false",
    "接口停用, ENDPOINT_DISABLED, false",
    "Failed to get site information, SITE_NOT_SEEN, false",
    "服务器连接失败, SERVER_BELOW_DOWN, true",
    "Fail, SERVER_BELOW_DOWN, true",
    "'', EMPTY_MESSAGE, true",
    "请求失败, OTHER, true",
  })
  void isSortedByStems(String message, Reason reason, boolean mayHaveTakenEffect) {
    server.then(RawServer.json(Replies.no(message)));

    var refusal = catchThrowableOfType(PanelRejected.class, () -> client.hosts().stop(2));

    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.mayHaveTakenEffect()).isEqualTo(mayHaveTakenEffect);
    assertThat(refusal.finished()).isTrue();
    assertThat(refusal).hasMessageContaining("host_stop").hasMessageContaining("HTTP 200");
    assertThat(server.requests()).hasSize(1);
  }

  /** The server's words come quoted and may contain any stem. */
  @ParameterizedTest
  @CsvSource({
    "'主机创建失败->您添加的域名已存在|{\\\"password\\\":\\\"x\\\"}', ALREADY_EXISTS",
    "'主机创建失败->指定PHP版本不存在!|{\\\"a\\\":1}', OTHER",
    "'开通时间设置失败|\\\"2026-12-24\\\"', OTHER",
    "'网站创建失败|{\\\"btinfo\\\":null}', OTHER",
    "'injected|主机不存在', OTHER",
    "'主机创建失败->套餐不存在', OTHER",
  })
  void isNotFooledByQuotedWords(String message, Reason reason) {
    server.then(RawServer.json(Replies.no(message)));
    var order = BuildHost.onPlan("siteone", LocalDate.of(2026, 12, 24), 2, 1);

    var refusal = catchThrowableOfType(PanelRejected.class, () -> client.hosts().build(order));

    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.getMessage()).doesNotContain("|").doesNotContain("{").doesNotContain("\"");
  }

  @Test
  void mayComeWithoutAnyText() {
    server.then(RawServer.json("{\"code\":0,\"msg\":null,\"time\":\"1795500000\",\"data\":null}"));

    var refusal = catchThrowableOfType(PanelRejected.class, () -> client.hosts().stop(2));

    assertThat(refusal.reason()).isEqualTo(Reason.EMPTY_MESSAGE);
  }

  @Test
  void hasNoEffectOnAReadingCall() {
    server.then(RawServer.json(Replies.no("请求失败")));

    var refusal = catchThrowableOfType(PanelRejected.class, () -> client.hosts().status(2));

    assertThat(refusal.mayHaveTakenEffect()).isFalse();
  }

  @Test
  void mayComeAsTheDocumentedHttp201() {
    server.then(RawServer.answer("201 Created", "application/json", Replies.no("主机不存在")));

    var refusal = catchThrowableOfType(PanelRejected.class, () -> client.hosts().stop(2));

    assertThat(refusal.reason()).isEqualTo(Reason.NOT_FOUND);
  }

  @Test
  void showsAtMostEightyCharacters() {
    server.then(RawServer.json(Replies.no("错".repeat(500))));

    var refusal = catchThrowableOfType(PanelRejected.class, () -> client.hosts().stop(2));

    assertThat(refusal.getMessage()).contains("错".repeat(80)).doesNotContain("错".repeat(81));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":{\"token\":\"x\"},\"msg\":\"Password is incorrect\",\"data\":null}",
        "{\"code\":\"1\",\"msg\":\"\",\"data\":null}",
        "{\"code\":1.0,\"msg\":\"\",\"data\":null}",
        "{\"code\":true,\"msg\":\"\",\"data\":null}",
        "{\"code\":2,\"msg\":\"\",\"data\":null}",
        "{\"code\":404,\"msg\":\"An error occurred\",\"data\":null}",
        "{\"code\":null}",
        "{\"msg\":\"\",\"data\":null}",
        "[{\"code\":1}]",
        "1",
        "null",
        "",
        "cb({\"code\":1,\"msg\":\"\",\"data\":null});",
        "{\"code\":1,\"msg\":\"\",\"data\":null}<br/>Notice",
      })
  void anythingButTheIntegerOneIsNoYes(String body) {
    server.then(RawServer.json(body));

    var failure = catchThrowableOfType(PanelGarbled.class, () -> client.hosts().stop(2));

    assertThat(failure.mayHaveTakenEffect()).isTrue();
    assertThat(failure.finished()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"201 Created", "400 Bad", "404 None", "500 Oops"})
  void yesWithAnotherStatusIsNoYes(String status) {
    server.then(RawServer.answer(status, "application/json", Replies.yes("null")));

    var failure = catchThrowableOfType(PanelException.class, () -> client.hosts().stop(2));

    assertThat(failure).isInstanceOf(PanelGarbled.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "text/html", "", ";;", "application/json; charset=gbk"})
  void contentTypeProvesNothing(String type) {
    server.then(RawServer.answer("200 OK", type, Replies.yes("\"香港\"")));

    var failure = catchThrowableOfType(PanelGarbled.class, () -> hosts(client));

    assertThat(failure).hasMessageContaining("is no list");
  }
}
