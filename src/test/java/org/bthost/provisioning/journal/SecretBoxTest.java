package org.bthost.provisioning.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/** Secrets at rest. */
class SecretBoxTest {
  private static SecretBox box(int keyByte) {
    var key = new byte[32];
    key[0] = (byte) keyByte;
    return new SecretBox(key, new SecureRandom());
  }

  @Test
  void opensWhatItSealedAndShowsNothingOfIt() {
    String sealed = box(1).seal("geheim", "user");

    assertThat(sealed).doesNotContain("geheim");
    assertThat(box(1).open(sealed, "user")).isEqualTo("geheim");
    assertThat(box(1).seal("geheim", "user")).isNotEqualTo(sealed);
  }

  @Test
  void opensNothingWithAnotherKeyNorForAnotherOwner() {
    String sealed = box(1).seal("geheim", "user");

    assertThatThrownBy(() -> box(2).open(sealed, "user"))
        .hasMessageContaining("is BTHOST_ENCRYPTION_KEY the key it was written with?");
    assertThatThrownBy(() -> box(1).open(sealed, "other"))
        .isInstanceOf(IllegalStateException.class);
  }
}
