package org.bthost.provisioning.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** Names that can be derived again, and that nothing confuses. */
class HostNameTest {
  private static final InstallationId HERE = new InstallationId("here");

  @Test
  void theSameServiceAlwaysGetsTheSameName() {
    HostName name = HostName.ofHost(HERE, new ServiceId("svc-1"), 1, 0);

    assertThat(name).isEqualTo(HostName.ofHost(HERE, new ServiceId("svc-1"), 1, 0));
    // Never to change: hosts of older versions are found again by it.
    assertThat(name.value()).isEqualTo("on6s5mfz9f4m");
  }

  @Test
  void installationServiceIncarnationAndBurntNamesAllMakeAnotherName() {
    var names = new HashSet<HostName>();
    names.add(HostName.ofHost(HERE, new ServiceId("svc-1"), 1, 0));
    names.add(HostName.ofHost(new InstallationId("there"), new ServiceId("svc-1"), 1, 0));
    names.add(HostName.ofHost(HERE, new ServiceId("svc-2"), 1, 0));
    names.add(HostName.ofHost(HERE, new ServiceId("svc-1"), 2, 0));
    names.add(HostName.ofHost(HERE, new ServiceId("svc-1"), 1, 1));
    names.add(HostName.ofUser(HERE, new ServiceId("svc-1")));

    assertThat(names).hasSize(6);
  }

  @Test
  void aHundredThousandServicesHaveDifferentNamesThatBtTakes() {
    var names = new HashSet<String>();
    for (int i = 0; i < 100_000; i++) {
      String name = HostName.ofHost(HERE, new ServiceId("svc-" + i), 1, 0).value();
      assertThat(name).matches("[a-z][a-z0-9]{11}");
      names.add(name);
    }

    assertThat(names).hasSize(100_000);
  }

  @Test
  void aSiteCarriesANameOnlyBeforeItsDot() {
    HostName name = new HostName("abcdefghijkl");

    assertThat(name.isNameOf("abcdefghijkl.test.com")).isTrue();
    assertThat(name.isNameOf("abcdefghijklm.test.com")).isFalse();
    assertThat(name.isNameOf("x.abcdefghijkl.test.com")).isFalse();
  }

  @Test
  void anythingElseIsNoNameOfOurs() {
    assertThatThrownBy(() -> new HostName("Abc")).isInstanceOf(IllegalArgumentException.class);
  }
}
