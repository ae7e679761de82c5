package org.bthost.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, by panel behaviour, section 1. */
class SignatureTest extends PanelTest {
  private static final String WRONG = "签名错误";
  private static final String LATE = "签名过期";

  @Test
  void aSignatureIsTheSortedPartsHashedInUpperCase() {
    assertThat(Auth.sign("1598500617", "SPZJoB", "55744dsadasd"))
        .isEqualTo("8497697B8638E6349A10E416D898BD46");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "9, 1", "10, 1", "11, 0", "-11, 1", "-315360000, 1"})
  void theWindowIsTenSecondsOfThePastAndAllOfTheFuture(long age, int code) throws IOException {
    Answer answer = index(time(age), "abc");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.message()).isEqualTo(code == 1 ? "请求成功" : LATE);
  }

  @Test
  void theWindowIsOfThePanelsOwnClock() throws IOException {
    String signedAt = time(0);
    panel.clock().advance(Duration.ofSeconds(11));

    assertThat(index(signedAt, "abc").message()).isEqualTo(LATE);
    assertThat(index(time(0), "abc").json().path("time").asText()).isEqualTo(time(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"time", "random", "signature"})
  void aMissingPartIsAWrongSignature(String part) throws IOException {
    Map<String, String> params = signed(Map.of());
    params.remove(part);

    assertThat(post("index", params).message()).isEqualTo(WRONG);
  }

  @Test
  void ageIsCheckedBeforeTheSignatureItself() throws IOException {
    Map<String, String> params = signed(Map.of(), time(11), "abc");
    params.put("signature", "nonsense");

    assertThat(post("index", params).message()).isEqualTo(LATE);
  }

  @Test
  void lowerCaseIsRefused() throws IOException {
    Map<String, String> params = signed(Map.of());
    params.compute("signature", (name, given) -> given.toLowerCase(Locale.ROOT));

    assertThat(post("index", params).message()).isEqualTo(WRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "a&b<c"})
  void aNonceThatTheFilterSpoilsIsAWrongSignature(String random) throws IOException {
    assertThat(index(time(0), random).message()).isEqualTo(WRONG);
  }

  @Test
  void theSameSignaturePassesAgainAndOnAnotherEndpoint() throws IOException {
    Map<String, String> params = signed(Map.of());

    assertThat(post("index", params).code()).isEqualTo(1);
    assertThat(post("index", params).code()).isEqualTo(1);
    assertThat(post("plans_list", params).code()).isEqualTo(1);
  }

  @Test
  void aSignatureMayStandInTheAddressWithItsParametersInTheBody() throws IOException {
    Host host = built("inaddress", 1);
    var request =
        HttpRequest.newBuilder(URI.create(address("host_info") + "?" + form(signed(Map.of()))))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("id=" + host.id()))
            .build();

    assertThat(send(request).content().path("id").asLong()).isEqualTo(host.id());
  }

  @Test
  void aRefusedCallDoesNothing() throws IOException {
    Map<String, String> params = signed(Map.of("username", "nobody"));
    params.put("signature", "X");

    assertThat(post("user_create", params).message()).isEqualTo(WRONG);
    assertThat(panel.state().users()).hasSize(1);
  }

  private String time(long age) {
    return Long.toString(panel.clock().epoch() - age);
  }

  private Answer index(String time, String random) throws IOException {
    return post("index", signed(Map.of(), time, random));
  }

  private Answer post(String endpoint, Map<String, String> params) throws IOException {
    return send(
        HttpRequest.newBuilder(address(endpoint))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(params)))
            .build());
  }
}
