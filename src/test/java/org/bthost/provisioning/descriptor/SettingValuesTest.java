package org.bthost.provisioning.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings: where they come from, what they default to, and what is told where one is wrong. */
class SettingValuesTest {
  private static final Descriptor DESCRIPTOR = Descriptor.load();
  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  @TempDir Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private final Properties system = new Properties();

  @BeforeEach
  void least() throws IOException {
    Path file = Files.writeString(folder.resolve("list.json"), "[]");
    environment.put("BTHOST_INSTALLATION_ID", "hk-1");
    environment.put("BTHOST_API_TOKEN", "0123456789abcdef");
    environment.put("BTHOST_ENCRYPTION_KEY", KEY);
    environment.put("BTHOST_PANELS_FILE", file.toString());
    environment.put("BTHOST_PRODUCTS_FILE", file.toString());
  }

  private SettingValues read() {
    return SettingValues.read(DESCRIPTOR, environment, system);
  }

  private List<String> told() {
    ConfigurationFault fault = catchThrowableOfType(ConfigurationFault.class, this::read);
    return fault.getMessage().lines().skip(1).map(line -> line.substring(4)).toList();
  }

  @Test
  void theRequiredOnesAreEnoughTheRestHasDefaults() {
    SettingValues settings = read();

    assertThat(settings.text("BTHOST_HTTP_HOST")).isEqualTo("127.0.0.1");
    assertThat(settings.integer("BTHOST_HTTP_PORT")).isEqualTo(8080);
    assertThat(settings.text("BTHOST_DB_URL"))
        .isEqualTo("jdbc:h2:file:./data/bthost;WRITE_DELAY=0");
    assertThat(settings.text("BTHOST_DB_USER")).isEqualTo("sa");
    assertThat(settings.text("BTHOST_DB_PASSWORD")).isEmpty();
    assertThat(settings.optional("BTHOST_DB_JNDI")).isEmpty();
    assertThat(settings.optional("BTHOST_TEMPLATES_DIR")).isEmpty();
    assertThat(settings.integer("BTHOST_WORKERS")).isEqualTo(4);
    assertThat(settings.duration("BTHOST_POLL_INTERVAL")).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.duration("BTHOST_LEASE_LENGTH")).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.duration("BTHOST_SETTLE_TIME")).isEqualTo(Duration.ofMinutes(20));
    assertThat(settings.integer("BTHOST_MAX_ATTEMPTS")).isEqualTo(8);
    assertThat(settings.duration("BTHOST_CONNECT_TIMEOUT")).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.duration("BTHOST_READ_TIMEOUT")).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.duration("BTHOST_BUILD_TIMEOUT")).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.duration("BTHOST_KEEP_AUDIT")).isEqualTo(Duration.ofDays(400));
    assertThat(settings.duration("BTHOST_KEEP_OUTCOMES")).isEqualTo(Duration.ofDays(30));
    assertThat(settings.duration("BTHOST_KEEP_OWN_OPERATIONS")).isEqualTo(Duration.ofDays(30));
    assertThat(settings.path("BTHOST_PANELS_FILE")).isEqualTo(folder.resolve("list.json"));
  }

  @Test
  void aSystemPropertyWinsOverTheEnvironment() {
    environment.put("BTHOST_WORKERS", "5");
    system.setProperty("BTHOST_WORKERS", "6");

    assertThat(read().integer("BTHOST_WORKERS")).isEqualTo(6);
  }

  @Test
  void anEmptyValueIsAsGoodAsNone() {
    environment.put("BTHOST_WORKERS", "");
    environment.put("BTHOST_POLL_INTERVAL", "");
    environment.put("BTHOST_DB_JNDI", "");

    assertThat(read().integer("BTHOST_WORKERS")).isEqualTo(4);
    assertThat(read().duration("BTHOST_POLL_INTERVAL")).isEqualTo(Duration.ofSeconds(1));
    assertThat(read().optional("BTHOST_DB_JNDI")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0", "65535"})
  void theEndsOfARangeAreWithinIt(String port) {
    environment.put("BTHOST_HTTP_PORT", port);

    assertThat(read().text("BTHOST_HTTP_PORT")).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INSTALLATION_ID | hk | BTHOST_INSTALLATION_ID 'hk' must match [a-z0-9-]{3,40}",
        "INSTALLATION_ID | Hk-1 | BTHOST_INSTALLATION_ID 'Hk-1' must match [a-z0-9-]{3,40}",
        "HTTP_PORT | 65536 | BTHOST_HTTP_PORT '65536' must be a whole number from 0 to 65535",
        "HTTP_PORT | -1 | BTHOST_HTTP_PORT '-1' must be a whole number from 0 to 65535",
        "WORKERS | many | BTHOST_WORKERS 'many' must be a whole number from 1 to 64",
        "WORKERS | 4.0 | BTHOST_WORKERS '4.0' must be a whole number from 1 to 64",
        "WORKERS | 0 | BTHOST_WORKERS '0' must be a whole number from 1 to 64",
        "MAX_ATTEMPTS | 99999999999999999999 | BTHOST_MAX_ATTEMPTS '99999999999999999999' must be a whole number from 1 to 1000",
        "SETTLE_TIME | 20m | BTHOST_SETTLE_TIME '20m' must be a duration such as PT30S (30 seconds) or PT20M",
        "SETTLE_TIME | PT0S | BTHOST_SETTLE_TIME 'PT0S' must be 10 ms or longer",
        "SETTLE_TIME | -PT5S | BTHOST_SETTLE_TIME '-PT5S' must be 10 ms or longer",
        "PANELS_FILE | /no/such.json | BTHOST_PANELS_FILE '/no/such.json' must be a file that is there, readable for this user",
        "PRODUCTS_FILE | / | BTHOST_PRODUCTS_FILE '/' must be a file that is there, readable for this user",
        "TEMPLATES_DIR | /no/such | BTHOST_TEMPLATES_DIR '/no/such' must be a folder that is there, readable for this user",
      })
  void aWrongValueIsToldWithItsRemedyAndMeaning(String key, String value, String problem) {
    environment.put("BTHOST_" + key, value);

    String meaning = DESCRIPTOR.english().get("setting.BTHOST_" + key);
    assertThat(told()).containsExactly(problem + " (" + meaning + ")");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://billing.example/hook",
    "billing.example/hook",
    "https://",
    "https://bill_ing/hook",
    "https://billing.example:99999/hook",
    "https://ann:geheim@billing.example/hook"
  })
  void aWrongAddressIsToldWithoutRepeatingAPasswordInIt(String address) {
    environment.put("BTHOST_WEBHOOK_URL", address);

    assertThat(told())
        .singleElement()
        .asString()
        .startsWith("BTHOST_WEBHOOK_URL must be an http or https address of a host")
        .doesNotContain("geheim");
  }

  @ParameterizedTest
  @CsvSource({"geheim!", "Z2VoZWlt", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void aWrongEncryptionKeyIsToldWithoutRepeatingIt(String key) {
    environment.put("BTHOST_ENCRYPTION_KEY", key);

    assertThat(told())
        .containsExactly(
            "BTHOST_ENCRYPTION_KEY must be 32 bytes in base64; make one with: openssl rand -base64 32"
                + " (Key that passwords are sealed with in the database: 32 bytes in base64)");
  }

  @Test
  void aShortApiTokenIsToldWithoutRepeatingIt() {
    environment.put("BTHOST_API_TOKEN", "0123456789abcde");

    assertThat(told())
        .containsExactly(
            "BTHOST_API_TOKEN must match .{16,} (Token that opens the whole API; at least 16 characters)");
  }

  @Test
  void anUnknownSettingIsToldWithTheNearestKnownOneAndWithoutItsValue() {
    environment.put("BTHOST_WORKRS", "geheim");
    system.setProperty("BTHOST_XYZZY", "geheim");
    environment.put("BTHOST_LIVE_URL", "for the live contract suite");
    environment.put("OTHER_WORKERS", "not ours");

    assertThat(told())
        .containsExactly(
            "BTHOST_WORKRS is no setting of this module (did you mean BTHOST_WORKERS?)",
            "BTHOST_XYZZY is no setting of this module");
  }

  @Test
  void everythingIsToldAtOnce() {
    environment.clear();
    environment.put("BTHOST_API_TOKEN", "");
    environment.put("BTHOST_WORKERS", "x");
    environment.put("BTHOST_HOST", "x");

    assertThat(told())
        .containsExactly(
            "BTHOST_INSTALLATION_ID is missing: Name of this installation; a seed of every host"
                + " name, never to be changed",
            "BTHOST_API_TOKEN is missing: Token that opens the whole API; at least 16 characters",
            "BTHOST_ENCRYPTION_KEY is missing: Key that passwords are sealed with in the database:"
                + " 32 bytes in base64",
            "BTHOST_PANELS_FILE is missing: JSON file with the panels",
            "BTHOST_PRODUCTS_FILE is missing: JSON file with the products",
            "BTHOST_WORKERS 'x' must be a whole number from 1 to 64 (Services of one panel that are"
                + " worked on at a time by one node)",
            "BTHOST_HOST is no setting of this module");
  }

  @Test
  void theirTextShowsKeysOnly() {
    environment.put("BTHOST_DB_PASSWORD", "geheim");

    assertThat(read().toString())
        .contains("BTHOST_DB_PASSWORD")
        .doesNotContain("geheim", KEY, "0123456789abcdef", "hk-1");
  }
}
