package org.bthost.provisioning.boot;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.bthost.provisioning.descriptor.Descriptor;
import org.bthost.provisioning.descriptor.SettingDeclaration;
import org.bthost.provisioning.descriptor.SettingValues;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.provision.SecretCheck;

/** The secrets of the module's configuration, and what is made of them. */
record ModuleSecrets(Descriptor descriptor, SettingValues settings, Panels panels) {
  /** A shorter password is a word like any. */
  private static final int SHORTEST = 6;

  /** Tells the texts that hold a secret. */
  SecretCheck check() {
    List<String> secrets =
        Stream.concat(
                descriptor.settings().stream()
                    .filter(SettingDeclaration::secret)
                    .map(setting -> settings.text(setting.key())),
                panels.tokens())
            .filter(secret -> secret.length() >= SHORTEST)
            .toList();
    return new SecretCheck(text -> secrets.stream().anyMatch(text::contains));
  }

  /** What seals secrets in the database. */
  SecretBox box(SecureRandom random) {
    return new SecretBox(
        Base64.getDecoder().decode(settings.text("BTHOST_ENCRYPTION_KEY")), random);
  }

  @Override
  public String toString() {
    return "ModuleSecrets[***]";
  }
}
