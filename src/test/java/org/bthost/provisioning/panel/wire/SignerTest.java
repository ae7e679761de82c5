package org.bthost.provisioning.panel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignerTest {
  /** The first was computed with md5sum for the panel; the others pin order and letter case. */
  @ParameterizedTest
  @CsvSource({
    "1598500617, SPZJoB, 55744dsadasd, 8497697B8638E6349A10E416D898BD46",
    "1598500617, 2Zero, 0first, E2BC899A56D746F3E404A9BD740F00FF",
  })
  void signsTheSortedParts(long time, String random, String token, String signature) {
    assertThat(sign(time, random, token)).containsEntry("signature", signature);
  }

  @Test
  void sendsTimeAndRandomButNeverTheToken() {
    var fields = sign(1598500617, "SPZJoB", "55744dsadasd");

    assertThat(fields)
        .containsEntry("time", "1598500617")
        .containsEntry("random", "SPZJoB")
        .containsOnlyKeys("time", "random", "signature")
        .doesNotContainValue("55744dsadasd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "a&b", "a b", "ä"})
  void refusesANonceThatThePanelWouldAlter(String random) {
    assertThatIllegalStateException().isThrownBy(() -> sign(1, random, "t"));
  }

  private static Map<String, String> sign(long time, String random, String token) {
    var fields = new HashMap<String, String>();
    new Signer(token, () -> random).sign(Instant.ofEpochSecond(time)).forEach(fields::put);
    return fields;
  }
}
