package org.bthost.provisioning.panel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signatures, against a vector that was computed by other means (panel behaviour, section 9). */
class SignerTest {
  @Test
  void signsTimeNonceAndTokenInByteOrder() {
    Map<String, String> signed =
        new Signer("55744dsadasd", () -> "SPZJoB").sign(Instant.ofEpochSecond(1_598_500_617));

    assertThat(signed)
        .containsEntry("time", "1598500617")
        .containsEntry("random", "SPZJoB")
        .containsEntry("signature", "8497697B8638E6349A10E416D898BD46");
  }
}
