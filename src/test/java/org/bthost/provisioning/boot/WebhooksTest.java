package org.bthost.provisioning.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bthost.provisioning.descriptor.ConfigurationFault;
import org.bthost.provisioning.descriptor.Descriptor;
import org.bthost.provisioning.descriptor.SettingValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks as they are set up. */
class WebhooksTest {
  private static final String URL = "https://billing.example/hook?of=bthost";

  @TempDir Path folder;

  private SettingValues settings(Map<String, String> webhook) throws IOException {
    String empty = Files.writeString(folder.resolve("empty.json"), "[]").toString();
    var settings = new HashMap<String, String>(webhook);
    settings.put("BTHOST_INSTALLATION_ID", "webhooks");
    settings.put("BTHOST_API_TOKEN", "webhooks-api-token");
    settings.put("BTHOST_ENCRYPTION_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    settings.put("BTHOST_PANELS_FILE", empty);
    settings.put("BTHOST_PRODUCTS_FILE", empty);
    return SettingValues.of(Descriptor.load(), settings);
  }

  @Test
  void withoutAnAddressThereAreNone() throws IOException {
    assertThat(Webhooks.read(settings(Map.of()))).isEmpty();
  }

  @Test
  void anAddressAndASecretAreEnough() throws IOException {
    String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    var webhooks =
        Webhooks.read(settings(Map.of("BTHOST_WEBHOOK_URL", URL, "BTHOST_WEBHOOK_SECRET", secret)));

    assertThat(webhooks.orElseThrow().address()).hasToString(URL);
  }

  @Test
  void aSecretThatIsNoBase64IsToldWithTheSettingAndNotRepeated() throws IOException {
    String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwX";
    SettingValues settings =
        settings(Map.of("BTHOST_WEBHOOK_URL", URL, "BTHOST_WEBHOOK_SECRET", secret));

    assertThatThrownBy(() -> Webhooks.read(settings))
        .isInstanceOf(ConfigurationFault.class)
        .hasMessageContaining("BTHOST_WEBHOOK_SECRET: a webhook secret is whsec_")
        .hasMessageNotContaining(secret);
  }

  @Test
  void anAddressWithoutASecretIsToldWithTheRemedy() throws IOException {
    SettingValues settings = settings(Map.of("BTHOST_WEBHOOK_URL", URL));

    assertThatThrownBy(() -> Webhooks.read(settings))
        .isInstanceOf(ConfigurationFault.class)
        .hasMessageContaining("BTHOST_WEBHOOK_SECRET is missing")
        .hasMessageContaining("openssl rand -base64 32");
  }
}
