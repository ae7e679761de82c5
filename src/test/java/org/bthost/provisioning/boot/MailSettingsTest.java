package org.bthost.provisioning.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.bthost.provisioning.billing.report.MailServer;
import org.bthost.provisioning.billing.report.MailServer.Encryption;
import org.bthost.provisioning.descriptor.ConfigurationFault;
import org.bthost.provisioning.descriptor.Descriptor;
import org.bthost.provisioning.descriptor.SettingValues;
import org.bthost.provisioning.journal.DatabaseTime;
import org.bthost.provisioning.journal.Journal;
import org.bthost.provisioning.journal.SecretBox;
import org.bthost.provisioning.journal.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mail server as it is set up. */
class MailSettingsTest {
  private static final String FROM = "Hosting <noreply@hosting.example>";

  @TempDir Path folder;

  /**
   * @param mail such as {@code HOST=localhost}
   */
  private SettingValues settings(String... mail) throws IOException {
    String empty = Files.writeString(folder.resolve("empty.json"), "[]").toString();
    var settings =
        new HashMap<>(
            Map.of(
                "BTHOST_INSTALLATION_ID", "mail",
                "BTHOST_API_TOKEN", "mail-api-token-long",
                "BTHOST_ENCRYPTION_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "BTHOST_PANELS_FILE", empty,
                "BTHOST_PRODUCTS_FILE", empty));
    Arrays.stream(mail)
        .map(it -> it.split("=", 2))
        .forEach(it -> settings.put("BTHOST_SMTP_" + it[0], it[1]));
    return SettingValues.of(Descriptor.load(), settings);
  }

  private MailServer server(String... mail) throws IOException {
    return MailSettings.read(settings(mail)).orElseThrow().server();
  }

  private void refused(String text, String... mail) throws IOException {
    SettingValues settings = settings(mail);
    assertThatExceptionOfType(ConfigurationFault.class)
        .isThrownBy(() -> MailSettings.read(settings))
        .withMessageContaining(text)
        .withMessageNotContaining("geheim");
  }

  @Test
  void withoutAHostThereIsNone() throws IOException {
    assertThat(MailSettings.read(settings())).isEmpty();
  }

  @Test
  void aHostAndASenderAreEnough() throws IOException {
    assertThat(server("HOST=mail.example", "FROM=" + FROM))
        .returns("mail.example", MailServer::host)
        .returns(587, MailServer::port)
        .returns(Encryption.STARTTLS, MailServer::encryption)
        .returns(true, it -> it.login().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, NONE",
    "127.0.0.1, NONE",
    "::1, NONE",
    "127.0.0.1.evil.example, STARTTLS"
  })
  void onlyAServerOnThisMachineIsSpokenToInTheClearUntold(String host, Encryption encryption)
      throws IOException {
    assertThat(server("HOST=" + host, "FROM=" + FROM).encryption()).isEqualTo(encryption);
  }

  @ParameterizedTest
  @CsvSource({"starttls, STARTTLS", "tls, TLS", "none, NONE"})
  void whatIsToldCounts(String told, Encryption encryption) throws IOException {
    assertThat(server("HOST=localhost", "FROM=" + FROM, "TLS=" + told).encryption())
        .isEqualTo(encryption);
  }

  @Test
  void whatDoesNotFitTogetherIsTold() throws IOException {
    refused("BTHOST_SMTP_FROM is missing", "HOST=mail.example");
    refused("BTHOST_SMTP_FROM is of no use without BTHOST_SMTP_HOST", "FROM=" + FROM);
    refused(
        "BTHOST_SMTP_USER and BTHOST_SMTP_PASSWORD must be set both, or neither",
        "HOST=mail.example",
        "FROM=" + FROM,
        "PASSWORD=geheim");
    refused(
        "BTHOST_SMTP_TLS 'none' would send BTHOST_SMTP_PASSWORD for anyone to read",
        "HOST=mail.example",
        "FROM=" + FROM,
        "TLS=none",
        "USER=bthost",
        "PASSWORD=geheim");
  }

  @Test
  void aSenderThatIsNoAddressStopsTheStart() throws IOException {
    MailSettings mail =
        MailSettings.read(settings("HOST=mail.example", "FROM=hosting")).orElseThrow();
    Journal journal =
        Journal.over(
            TestDatabases.fresh("h2"),
            new SecretBox(new byte[32], new SecureRandom()),
            DatabaseTime.ofDatabase());

    assertThatExceptionOfType(ConfigurationFault.class)
        .isThrownBy(() -> mail.sender(journal, Clock.systemUTC()))
        .withMessageContaining("BTHOST_SMTP_FROM: 'hosting' is no address such as");
  }
}
