package org.bthost.provisioning.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.bthost.provisioning.domain.PanelGroup;
import org.bthost.provisioning.domain.Room;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The panels file: what it may say, and what is told where it is wrong. */
class PanelEntryTest {
  private static final String LEAST =
      "'id':'p1','url':'https://panel.example/api/vhost','token':'geheim'";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("panels.json");
  }

  private List<PanelEntry> read(String text) throws IOException {
    Files.writeString(file, text.replace('\'', '"'));
    return PanelEntry.readAll(file);
  }

  /** The problems, one a line, each without the name of the file. */
  private String told(String text) throws IOException {
    Files.writeString(file, text.replace('\'', '"'));
    return told();
  }

  private String told() {
    ConfigurationFault fault =
        catchThrowableOfType(ConfigurationFault.class, () -> PanelEntry.readAll(file));
    assertThat(fault).hasMessageStartingWith("the configuration can't be used:\n  - " + file);
    return fault.getMessage().replace("the configuration can't be used:\n", "").replace("  - ", "");
  }

  private String first(String problem) {
    return file + ": " + problem;
  }

  @Test
  void idUrlAndTokenAreEnoughTheRestHasDefaults() throws IOException {
    PanelEntry panel = read("[{" + LEAST + "}]").get(0);

    assertThat(panel.id()).isEqualTo("p1");
    assertThat(panel.url()).isEqualTo(URI.create("https://panel.example/api/vhost"));
    assertThat(panel.token()).isEqualTo("geheim");
    assertThat(panel.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(panel.room()).isEqualTo(Room.of(1000));
    assertThat(panel.callsInFlight()).isEqualTo(4);
    assertThat(panel.callsPerSecond()).isEqualTo(20);
    assertThat(panel.userGroup()).isEqualTo(1);
    assertThat(panel.ca()).isEmpty();
    assertThat(panel.insecureTls()).isFalse();
  }

  @Test
  void everyKeyIsRead() throws IOException {
    Path ca = Files.writeString(folder.resolve("ca.pem"), "");
    String rest =
        ",'zone':'UTC','capacity':7,'reservedMb':9000,'group':'ssd','weight':3,'maintenance':true,'callsInFlight':2,'callsPerSecond':0,'userGroup':5,'insecureTls':true,'ca':'%s'";

    PanelEntry panel = read("[{" + LEAST + rest.formatted(ca) + "}]").get(0);

    assertThat(panel.zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(panel.room())
        .isEqualTo(new Room(new PanelGroup("ssd"), 3, 7, OptionalLong.of(9000), true));
    assertThat(panel.callsInFlight()).isEqualTo(2);
    assertThat(panel.callsPerSecond()).isZero();
    assertThat(panel.userGroup()).isEqualTo(5);
    assertThat(panel.insecureTls()).isTrue();
    assertThat(panel.ca()).contains(ca);
  }

  @Test
  void aByteOrderMarkBeforeTheTextIsNoMistake() throws IOException {
    assertThat(read("\uFEFF[{" + LEAST + "}]")).hasSize(1);
  }

  @Test
  void itsTextShowsNoToken() throws IOException {
    assertThat(read("[{" + LEAST + "}]").toString()).isEqualTo("[PanelEntry[p1]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'capacty':3 | $[0] has the unknown key 'capacty' (did you mean capacity?)",
        "'colour':3 | $[0] has the unknown key 'colour'",
        "'capacity':'geheim' | $[0].capacity must be of the type integer",
        "'capacity':2.5 | $[0].capacity must be of the type integer",
        "'capacity':0 | $[0].capacity must be 1 or more",
        "'capacity':4294967297 | $[0].capacity must be 2147483647 or less",
        "'group':'' | $[0].group must match ^[A-Za-z0-9._-]{1,64}$",
        "'weight':0 | $[0].weight must be 1 or more",
        "'reservedMb':0 | $[0].reservedMb must be 1 or more",
        "'maintenance':1 | $[0].maintenance must be of the type boolean",
        "'callsInFlight':0 | $[0].callsInFlight must be 1 or more",
        "'callsInFlight':65 | $[0].callsInFlight must be 64 or less",
        "'callsPerSecond':-1 | $[0].callsPerSecond must be 0 or more",
        "'userGroup':0 | $[0].userGroup must be 1 or more",
        "'userGroup':99999999999999999999 | $[0].userGroup must be 2147483647 or less",
        "'insecureTls':'yes' | $[0].insecureTls must be of the type boolean",
        "'zone':'Mars/X' | $[0].zone 'Mars/X' is not a time zone; use one such as Asia/Shanghai",
        "'ca':'/no/ca.pem' | $[0].ca: '/no/ca.pem' is no file that this user can read",
        "'ca':'/' | $[0].ca: '/' is no file that this user can read",
        "'id':'p2' | has a key twice in one object at line 1, column 74",
      })
  void aMistakeIsToldWithItsPlaceAndRemedy(String mistake, String problem) throws IOException {
    assertThat(told("[{" + LEAST + "," + mistake + "}]")).isEqualTo(first(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ftp://panel.example | $[0].url must match ^https?://[^/?#@\\s]+(/[^?#\\s]*)?$",
        "https://me:geheim@panel.example/ | $[0].url must match ^https?://[^/?#@\\s]+(/[^?#\\s]*)?$",
        "https://panel.example/?t=geheim | $[0].url must match ^https?://[^/?#@\\s]+(/[^?#\\s]*)?$",
        "http://my panel/ | $[0].url must match ^https?://[^/?#@\\s]+(/[^?#\\s]*)?$",
        "http://a_b/ | $[0].url is no address of a host; use one such as https://panel.example/api/vhost",
        "http://a:99999/ | $[0].url is no address of a host; use one such as https://panel.example/api/vhost",
        "http://a/%zz | $[0].url is no address of a host; use one such as https://panel.example/api/vhost",
      })
  void anAddressThatIsNoneIsToldWithoutRepeatingIt(String url, String problem) throws IOException {
    assertThat(told("[{'id':'p1','url':'" + url + "','token':'x'}]")).isEqualTo(first(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | is empty; at least [] or {} is needed",
        "[ | is no JSON at line 1, column 2",
        "[{'token':geheim}] | is no JSON at line 1, column 17",
        "[] geheim | is no JSON at line 1, column 10",
        "{} | $ must be of the type array",
        "null | $ must be of the type array",
        "[] | $ must have 1 elements or more",
        "[1] | $[0] must be of the type object",
      })
  void aFileThatIsNoListOfPanelsIsTold(String text, String problem) throws IOException {
    assertThat(told(text)).isEqualTo(first(problem));
  }

  @Test
  void aFileThatIsNotThereIsTold() {
    assertThat(told())
        .isEqualTo(file + " can't be read; does it exist, in UTF-8, readable for this user?");
  }

  @Test
  void aFileThatIsNotUtf8IsTold() throws IOException {
    Files.write(file, new byte[] {'[', (byte) 0xFF, ']'});

    assertThat(told())
        .isEqualTo(file + " can't be read; does it exist, in UTF-8, readable for this user?");
  }

  @Test
  void everyProblemIsToldAtOnce() throws IOException {
    String second = "{'id':'p1','url':'https://b.example','token':'geheim','zone':'x','ca':'/no'}";

    assertThat(told("[{" + LEAST + "}," + second + "]").lines())
        .containsExactly(
            first("$[1].id 'p1' is there already; give each its own"),
            first("$[1].zone 'x' is not a time zone; use one such as Asia/Shanghai"),
            first("$[1].ca: '/no' is no file that this user can read"));
    assertThat(told("[{'id':'a b','token':'','urll':'geheim'}]").lines())
        .containsExactly(
            first("$[0] has the unknown key 'urll' (did you mean url?)"),
            first("$[0] lacks the key 'url'"),
            first("$[0].id must match ^[A-Za-z0-9._-]{1,64}$"),
            first("$[0].token must have 1 letters or more"));
  }

  @Test
  void aMistakeIsToldInTheSameWordsWhateverTheLocale() throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.SIMPLIFIED_CHINESE);

      assertThat(told("[{" + LEAST + ",'capacity':0}]"))
          .isEqualTo(first("$[0].capacity must be 1 or more"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void noMistakeRepeatsTheToken() throws IOException {
    for (String wrong : List.of("{'n':1}", "['geheim']", "7", "null", "true")) {
      assertThat(told("[{'id':'p1','url':'https://a','token':" + wrong + "}]"))
          .isEqualTo(first("$[0].token must be of the type string"));
    }
  }
}
