package org.bthost.provisioning.panel;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bthost.provisioning.panel.PanelRejected.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every example answer of the panel's API document is read: its fields and types, with values of
 * our own. What real panels answer instead is in {@link RecordedAnswersTest}.
 */
class ApiDocumentTest extends PanelFixture {
  /** In the document's order. The success of host_login is a redirect, hence no example. */
  private static final List<String> SUCCESSES =
      words(
          """
          sql_build sql_info sql_pass sort_edit sort_create sort_delete sort_list user_create
          user_edit user_del user_list user_info ftp_pass ftp_info ftp_status host_domain
          host_build host_update host_edit host_info host_status host_list host_bindip
          host_unbindip host_push host_recycle host_recovery host_speedoff host_speed host_endtime
          host_notice host_resource host_pass host_sync host_locked host_stop host_start
          ipaddress_info ipaddress_list ippools_list index domainpools_list domain_list
          domain_info plans_info plans_list
          """);

  private static final List<String> FAILURES =
      words(
          """
          sql_info sort_edit sort_create sort_delete user_create user_edit host_login user_del
          host_domain host_build host_update host_info host_bindip host_unbindip host_push
          host_recycle host_endtime index
          """);

  private static final Map<String, Reason> REASONS =
      Map.ofEntries(
          entry("签名错误", Reason.SIGNATURE_WRONG),
          entry("错误的请求", Reason.PARAMETER_MISSING),
          entry("时间格式错误,请严格按照Y-m-d格式传递", Reason.BAD_END_DATE),
          entry("指定分类名称已存在!", Reason.ALREADY_EXISTS),
          entry("用户名已存在,请勿重复创建", Reason.ALREADY_EXISTS),
          entry("指定域名已绑定过!", Reason.ALREADY_EXISTS),
          entry("已绑定", Reason.ALREADY_EXISTS),
          entry("指定分类不存在!", Reason.NOT_FOUND),
          entry("用户不存在", Reason.NOT_FOUND),
          entry("主机不存在", Reason.NOT_FOUND),
          entry("没有找到有效主机", Reason.NOT_FOUND),
          entry("未绑定该IP", Reason.NOT_FOUND));

  record Example(String endpoint, String example, int status, JsonNode body) {
    @Override
    public String toString() {
      return endpoint + " " + example;
    }
  }

  static List<Example> successes() throws IOException {
    return examples().filter(it -> it.example().equals("success")).toList();
  }

  static List<Example> failures() throws IOException {
    return examples().filter(it -> it.example().equals("failure")).toList();
  }

  @ParameterizedTest
  @MethodSource("successes")
  void successIsRead(Example success) {
    var call = answered(success);

    assertThat(call.make().apply(client)).isEqualTo(call.result());
    assertSent(success);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failureIsRefusedForItsReason(Example failure) {
    var call = answered(failure);

    var refusal = catchThrowableOfType(PanelRejected.class, () -> call.make().apply(client));

    assertThat(refusal.reason()).isEqualTo(REASONS.get(failure.body().path("msg").asText()));
    assertThat(refusal.httpStatus()).isEqualTo(201);
    assertSent(failure);
  }

  @Test
  void coverEveryExampleOfTheDocument() throws IOException {
    assertThat(successes())
        .extracting(Example::endpoint)
        .containsExactlyInAnyOrderElementsOf(SUCCESSES);
    assertThat(failures())
        .extracting(Example::endpoint)
        .containsExactlyInAnyOrderElementsOf(FAILURES);
  }

  private ApiDocumentCalls.Call answered(Example example) {
    var status = example.status() + " X";
    server.then(RawServer.answer(status, "application/json", example.body().toString()));
    return Objects.requireNonNull(ApiDocumentCalls.ALL.get(example.endpoint()));
  }

  private void assertSent(Example example) {
    assertThat(calls).extracting(PanelCall::endpoint).containsExactly(example.endpoint());
  }

  private static Stream<Example> examples() throws IOException {
    try (var file =
        ApiDocumentTest.class.getResourceAsStream("/panel/api-document/examples.json")) {
      return Stream.of(new ObjectMapper().readValue(file, Example[].class));
    }
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}
