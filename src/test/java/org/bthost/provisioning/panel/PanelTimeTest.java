package org.bthost.provisioning.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import org.bthost.provisioning.panel.PanelRejected.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The panel's clock counts, and only the panel knows it. */
class PanelTimeTest extends PanelFixture {
  private static final BuildHost ORDER =
      BuildHost.onPlan("siteone", LocalDate.of(2026, 12, 24), 2, 1);

  @Test
  void expiredSignatureIsMadeAnewOnThePanelsClockOnce() {
    server.then(expired(60), yes(60, "null"));

    client.hosts().stop(2);

    assertThat(server.requests()).hasSize(2);
    assertThat(field(0, "time")).isEqualTo(Long.toString(Replies.TIME));
    assertThat(field(1, "time")).isEqualTo(Long.toString(Replies.TIME + 60));
    assertThat(field(1, "signature")).isNotEqualTo(field(0, "signature"));
    assertThat(calls).extracting(PanelCall::outcome).containsExactly("PanelRejected", "ok");
  }

  @Test
  void secondExpiryInARowIsGivenUp() {
    server.then(expired(60), expired(60), yes(60, "null"));

    var failure = catchThrowableOfType(PanelRejected.class, () -> client.hosts().stop(2));

    assertThat(failure.reason()).isEqualTo(Reason.SIGNATURE_EXPIRED);
    assertThat(failure.mayHaveTakenEffect()).isFalse();
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void buildIsNeverSignedAgainButItsAnswerTeaches() {
    server.then(expired(60), yes(60, "[]"));

    var failure = catchThrowableOfType(PanelRejected.class, () -> client.hosts().build(ORDER));

    assertThat(failure.reason()).isEqualTo(Reason.SIGNATURE_EXPIRED);
    assertThat(server.requests()).hasSize(1);
    assertThat(client.skew()).isEqualTo(Duration.ofSeconds(60));
    hosts(client);
    assertThat(field(1, "time")).isEqualTo(Long.toString(Replies.TIME + 60));
  }

  @Test
  void guardIsAskedAgainBeforeTheSecondSending() {
    server.then(expired(60), yes(60, "null"));
    var asked = new int[1];
    SendGuard once =
        () -> {
          if (asked[0]++ > 0) {
            throw new IllegalStateException("lease lost");
          }
        };

    assertThatThrownBy(() -> client.session(Gate.OPEN, once, calls::add).hosts().stop(2))
        .hasMessage("lease lost");

    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, -3, 3, 3600})
  void everyAnswerTeaches(long ahead) {
    server.then(yes(ahead, "[]"));

    hosts(client);

    assertThat(client.skew()).isEqualTo(Duration.ofSeconds(ahead));
  }

  @ParameterizedTest
  @ValueSource(longs = {-2, -1, 0, 1, 2})
  void jitterTeachesNothing(long ahead) {
    server.then(yes(ahead, "[]"));

    hosts(client);

    assertThat(client.skew()).isZero();
  }

  @Test
  void refusalsAndCrashesTeachToo() {
    var crash = "{\"code\":500,\"msg\":\"An error occurred\",\"time\":" + (Replies.TIME + 90) + "}";
    server.then(RawServer.answer("500 Oops", "application/json", crash));

    assertThatThrownBy(() -> client.plans().detail(99)).isInstanceOf(PanelGarbled.class);

    assertThat(client.skew()).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void sessionsShareWhatWasLearned() {
    server.then(yes(60, "[]"));

    hosts(client.session(Gate.OPEN, SendGuard.OPEN, CallListener.NONE));

    assertThat(client.skew()).isEqualTo(Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"soon\"", "{}", "99999999999999"})
  void timeThatIsNoneIsIgnored(String time) {
    server.then(RawServer.json("{\"code\":1,\"msg\":\"\",\"time\":" + time + ",\"data\":[]}"));

    assertThat(hosts(client)).isEmpty();
    assertThat(client.skew()).isZero();
  }

  private String field(int request, String name) {
    return Multipart.of(server.requests().get(request)).get(name);
  }

  private static RawServer.Reaction expired(long ahead) {
    return RawServer.json(Replies.envelope("0", "\"签名过期\"", Replies.TIME + ahead, "null"));
  }

  private static RawServer.Reaction yes(long ahead, String data) {
    return RawServer.json(Replies.envelope("1", "\"\"", Replies.TIME + ahead, data));
  }
}
