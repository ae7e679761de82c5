package org.bthost.provisioning.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.bthost.provisioning.domain.HostPackage;
import org.bthost.provisioning.domain.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong configuration is told with file, path and remedy, all at once, and without secrets. */
class ConfigurationTest {
  private static final Descriptor DESCRIPTOR = Descriptor.load();
  @TempDir Path folder;

  private static Map<String, String> good() {
    return new HashMap<>(
        Map.of(
            "BTHOST_INSTALLATION_ID", "test",
            "BTHOST_API_TOKEN", "0123456789abcdef",
            "BTHOST_ENCRYPTION_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "BTHOST_PANELS_FILE", "panels.json",
            "BTHOST_PRODUCTS_FILE", "products.json"));
  }

  @Test
  void defaultsApplyAndSystemPropertiesWin() {
    var system = new Properties();
    system.setProperty("BTHOST_WORKERS", "7");
    Map<String, String> environment = good();
    environment.put("BTHOST_WORKERS", "5");

    SettingValues values = SettingValues.read(DESCRIPTOR, environment, system);

    assertThat(values.integer("BTHOST_WORKERS")).isEqualTo(7);
    assertThat(values.text("BTHOST_HTTP_HOST")).isEqualTo("127.0.0.1");
    assertThat(values.duration("BTHOST_SETTLE_TIME")).isEqualTo(Duration.ofMinutes(20));
    assertThat(values.optional("BTHOST_DB_JNDI")).isEmpty();
    assertThat(values.toString()).doesNotContain("0123456789abcdef");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BTHOST_INSTALLATION_ID|UPPER|BTHOST_INSTALLATION_ID 'UPPER' must match",
        "BTHOST_HTTP_PORT|99999|BTHOST_HTTP_PORT '99999' must be a whole number from 0 to 65535",
        "BTHOST_POLL_INTERVAL|5s|BTHOST_POLL_INTERVAL '5s' must be a duration such as PT30S",
        "BTHOST_POLL_INTERVAL|PT0S|must be 10 ms or longer",
        "BTHOST_API_TOKEN|short|BTHOST_API_TOKEN must match",
        "BTHOST_ENCRYPTION_KEY|***|openssl rand -base64 32",
        "BTHOST_WORKER|1|BTHOST_WORKER is no setting of this module (did you mean BTHOST_WORKERS?)"
      })
  void aWrongSettingIsToldByNameAndRemedy(String key, String value, String told) {
    Map<String, String> settings = good();
    settings.put(key, value);

    assertThatThrownBy(() -> SettingValues.of(DESCRIPTOR, settings))
        .isInstanceOf(ConfigurationFault.class)
        .hasMessageContaining(told);
  }

  @Test
  void everyProblemIsToldAtOnceAndNoSecret() {
    Map<String, String> settings = good();
    settings.remove("BTHOST_PANELS_FILE");
    settings.put("BTHOST_API_TOKEN", "geheim");
    settings.put("BTHOST_WORKERS", "0");

    assertThatThrownBy(() -> SettingValues.of(DESCRIPTOR, settings))
        .hasMessageContaining("BTHOST_PANELS_FILE is missing: JSON file with the panels")
        .hasMessageContaining("BTHOST_WORKERS")
        .hasMessageContaining("BTHOST_API_TOKEN must match")
        .hasMessageNotContaining("geheim");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("file.json"), text);
  }

  @Test
  void aPanelNeedsLittleAndHasDefaults() throws IOException {
    List<PanelEntry> panels =
        PanelEntry.readAll(
            file(
                "[{\"id\":\"p1\",\"url\":\"https://panel.example/api/vhost\",\"token\":\"geheim\"}]"));

    PanelEntry panel = panels.get(0);
    assertThat(panel.zone().getId()).isEqualTo("Asia/Shanghai");
    assertThat(panel.capacity()).isEqualTo(1000);
    assertThat(panel.callsInFlight()).isEqualTo(4);
    assertThat(panel.insecureTls()).isFalse();
    assertThat(panel.toString()).doesNotContain("geheim");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[{\"id\":\"p1\",|is no JSON at line 1",
        "{}|array",
        "[]|at least 1",
        "[{\"id\":\"p 1\",\"url\":\"http://x/\",\"token\":\"t\"}]|$[0].id",
        "[{\"id\":\"p1\",\"url\":\"ftp://x/\",\"token\":\"t\"}]|$[0].url",
        "[{\"id\":\"p1\",\"url\":\"http://x/\",\"token\":\"t\",\"capacity\":0}]|$[0].capacity",
        "[{\"id\":\"p1\",\"url\":\"http://x/\",\"token\":\"t\",\"zone\":\"Moon\"}]|zone 'Moon' is not a time zone",
        "[{\"id\":\"p1\",\"url\":\"http://x/\",\"token\":\"t\",\"ca\":\"/nowhere.pem\"}]|/nowhere.pem is not there",
        "[{\"id\":\"p1\",\"url\":\"http://x/\",\"token\":\"t\",\"capcity\":1}]|unknown key 'capcity' (did you mean capacity?)",
        "[{\"id\":\"p1\",\"url\":\"http://x/\",\"token\":\"t\"},{\"id\":\"p1\",\"url\":\"http://y/\",\"token\":\"t\"}]|the id 'p1' is there twice"
      })
  void aWrongPanelsFileIsToldWithFilePathAndRemedy(String text, String told) throws IOException {
    Path file = file(text);

    assertThatThrownBy(() -> PanelEntry.readAll(file))
        .isInstanceOf(ConfigurationFault.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(told);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> PanelEntry.readAll(folder.resolve("none.json")))
        .hasMessageContaining("none.json can't be read");
  }

  @Test
  void productsAreOfAPanelsPlanOrOfLimitsOfTheirOwn() throws IOException {
    List<Product> products =
        ProductEntry.readAll(
            file(
                """
                [{"id":"a","panelPlan":7,"suspend":"lock","graceDays":0,"category":5},
                 {"id":"b","limits":{"siteMb":1,"databaseMb":2,"flowMb":3,"domains":4,"webBackups":5,
                  "databaseBackups":6,"domainPool":8,"connections":9,"kilobytesPerSecond":10}}]"""));

    assertThat(products.get(0).pack()).isEqualTo(new HostPackage.PanelPlan(7));
    assertThat(products.get(0).lock()).isTrue();
    assertThat(products.get(0).graceDays()).isZero();
    assertThat(products.get(1).minimumDays()).isEqualTo(14);
    assertThat(products.get(1).pack()).isInstanceOf(HostPackage.CustomLimits.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[{\"id\":\"a\"}]|must have one of its alternatives",
        "[{\"id\":\"a\",\"panelPlan\":1,\"limits\":{}}]|$[0]",
        "[{\"id\":\"a\",\"panelPlan\":0}]|$[0].panelPlan",
        "[{\"id\":\"a\",\"panelPlan\":1,\"suspend\":\"kill\"}]|$[0].suspend",
        "[{\"id\":\"a\",\"panelPlan\":1,\"graceDays\":99}]|$[0].graceDays",
        "[{\"id\":\"a\",\"panelplan\":1}]|did you mean panelPlan?"
      })
  void aWrongProductsFileIsToldWithPath(String text, String told) throws IOException {
    Path file = file(text);

    assertThatThrownBy(() -> ProductEntry.readAll(file)).hasMessageContaining(told);
  }
}
