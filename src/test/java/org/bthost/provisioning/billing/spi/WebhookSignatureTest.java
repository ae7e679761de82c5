package org.bthost.provisioning.billing.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures are those of the Standard Webhooks specification, and nothing else is taken. */
class WebhookSignatureTest {
  /** The example of the specification's own libraries. */
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String TIME = "1614265330";
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
  private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private final WebhookSignature signature = new WebhookSignature(SECRET);

  private static Instant second(long offset) {
    return Instant.ofEpochSecond(Long.parseLong(TIME) + offset);
  }

  @Test
  void aMessageIsSignedAsTheSpecificationShows() {
    assertThat(signature.sign(ID, second(0), BODY)).isEqualTo(SIGNED);
  }

  @ParameterizedTest
  @ValueSource(strings = {SIGNED, "v1,AAAA " + SIGNED, "v1a,AAAA v1,%% " + SIGNED + " v2,x"})
  void oneSignatureOfSeveralIsEnough(String signatures) {
    assertThat(signature.isValid(ID, TIME, signatures, BODY, second(0))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"300, true", "-300, true", "301, false", "-301, false"})
  void anOldOrFutureMessageIsNotTaken(long later, boolean valid) {
    assertThat(signature.isValid(ID, TIME, SIGNED, BODY, second(later))).isEqualTo(valid);
  }

  @Test
  void whateverWasChangedIsNotTaken() {
    byte[] other = "{\"test\": 2432232315}".getBytes(UTF_8);

    assertThat(signature.isValid(ID, TIME, SIGNED, other, second(0))).isFalse();
    assertThat(signature.isValid(ID + "1", TIME, SIGNED, BODY, second(0))).isFalse();
    assertThat(signature.isValid(ID, "1614265331", SIGNED, BODY, second(0))).isFalse();
    assertThat(signature.isValid(ID, "today", SIGNED, BODY, second(0))).isFalse();
    assertThat(signature.isValid(ID, "-9223372036854775808", SIGNED, BODY, second(0))).isFalse();
    assertThat(signature.isValid(ID, TIME, "", BODY, second(0))).isFalse();
    assertThat(signature.isValid(ID, TIME, SIGNED.replace("v1,", "v2,"), BODY, second(0)))
        .isFalse();
    assertThat(
            new WebhookSignature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx")
                .isValid(ID, TIME, SIGNED, BODY, second(0)))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "whsec_", "whsec_AAAA", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_!"})
  void aWeakSecretIsRefusedAndNotRepeated(String secret) {
    assertThatThrownBy(() -> new WebhookSignature(secret))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a webhook secret is whsec_ and at least 24 bytes in Base64")
        .hasNoCause();
  }
}
