package org.bthost.provisioning.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bthost.provisioning.billing.spi.ProvisioningModule;
import org.bthost.provisioning.domain.Detail;
import org.bthost.provisioning.domain.InvalidIntent;
import org.bthost.provisioning.domain.Letter;
import org.bthost.provisioning.domain.OfferKind;
import org.bthost.provisioning.domain.Verb;
import org.junit.jupiter.api.Test;

/** What the passport declares is there, and what is there is declared. */
class DescriptorTest {
  private static final Descriptor DESCRIPTOR = Descriptor.load();

  private static JsonNode passport(String name) {
    return SchemaCheck.read(
        name + ".json", PassportFiles.text(name + ".json"), name + ".schema.json");
  }

  private static JsonNode rules(String schema) throws IOException {
    return new JsonMapper().readTree(PassportFiles.text("schema/" + schema));
  }

  private static List<String> words(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).toList();
  }

  /** Every text below a folder of the project, in one. */
  private static String texts(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(Files::isRegularFile)
          .map(DescriptorTest::text)
          .collect(Collectors.joining());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> sorted(Stream<String> words) {
    return words.collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static Set<String> keys(JsonNode object) {
    var keys = new TreeSet<String>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @Test
  void verbsAreTheDomainsInItsOrder() {
    assertThat(DESCRIPTOR.verbs())
        .containsExactlyElementsOf(Verb.ofBilling().stream().map(Verb::word).toList());
  }

  @Test
  void eachVerbHasItsEventAndEachEventItsVerb() {
    assertThat(DESCRIPTOR.events())
        .containsExactlyElementsOf(
            DESCRIPTOR.verbs().stream().map(verb -> "org.bthost.provisioning." + verb).toList());
  }

  @Test
  void eachActionIsAMethodOfTheSpi() {
    assertThat(passport("module").get("actions"))
        .isNotEmpty()
        .allSatisfy(
            action ->
                assertThat(ProvisioningModule.class.getMethods())
                    .extracting(method -> method.getName().toLowerCase(Locale.ROOT))
                    .contains(action.asText().replace("-", "")));
    assertThat(passport("module").get("actions"))
        .extracting(JsonNode::asText)
        .containsAll(
            Stream.of(Verb.values())
                .filter(verb -> !verb.isOwn() && !Verb.ofBilling().contains(verb))
                .map(Verb::word)
                .toList());
  }

  @Test
  void theSpiIsTheInterfaceThatIsOffered() {
    assertThat(passport("module").get("spi").asText())
        .isEqualTo(ProvisioningModule.class.getName());
  }

  @Test
  void theReadmeShowsEverySetting() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(Descriptor.load().settings())
        .allSatisfy(setting -> assertThat(readme).contains("`" + setting.key() + "`"));
  }

  @Test
  void pagesAreTheTemplates() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("templates"))) {
      assertThat(sorted(each(passport("module").get("pages")).map(page -> page.asText() + ".ftlh")))
          .isEqualTo(
              sorted(
                  files.filter(Files::isRegularFile).map(file -> file.getFileName().toString())));
    }
  }

  @Test
  void lettersAreTheKindsOfLettersAndTheTemplatesInBothLanguages() throws IOException {
    List<String> letters = each(passport("module").get("letters")).map(JsonNode::asText).toList();

    assertThat(letters)
        .containsExactlyElementsOf(Stream.of(Letter.Kind.values()).map(Letter.Kind::word).toList());
    try (Stream<Path> files = Files.list(Path.of("templates/mail"))) {
      assertThat(sorted(files.map(file -> file.getFileName().toString())))
          .isEqualTo(
              sorted(letters.stream().flatMap(it -> Stream.of(it + ".ftl", it + "_zh_CN.ftl"))));
    }
  }

  @Test
  void theVersionIsTheBuilds() throws IOException {
    assertThat(text(Path.of("pom.xml")))
        .containsPattern(
            "<version>" + Pattern.quote(DESCRIPTOR.version()) + "(-SNAPSHOT)?</version>");
  }

  @Test
  void everySettingIsReadSomewhereAndEveryOneReadIsDeclared() throws IOException {
    Stream<String> read = words(texts("src/main/java"), "\"BTHOST_[A-Z_]+(?=\")").stream();

    assertThat(sorted(read.map(word -> word.substring(1)).filter(word -> !word.endsWith("_"))))
        .isEqualTo(sorted(DESCRIPTOR.settings().stream().map(SettingDeclaration::key)));
  }

  @Test
  void everyPresetFitsItsOwnRule() {
    assertThat(DESCRIPTOR.settings())
        .allSatisfy(
            setting ->
                assertThat(setting.preset().filter(text -> !text.isEmpty()).flatMap(setting::fault))
                    .isEmpty());
  }

  @Test
  void whatIsRequiredHasNoPresetAndNoSecretHasOne() {
    assertThat(DESCRIPTOR.settings())
        .filteredOn(setting -> setting.required() || setting.secret())
        .allSatisfy(setting -> assertThat(setting.preset().orElse("")).isEmpty());
  }

  @Test
  void everyIntegerSettingFitsAnInt() {
    assertThat(DESCRIPTOR.settings())
        .filteredOn(setting -> setting.type().equals("integer"))
        .isNotEmpty()
        .allSatisfy(
            setting -> {
              assertThat(setting.minimum()).isNotNegative();
              assertThat(setting.maximum()).isBetween(setting.minimum(), (long) Integer.MAX_VALUE);
            });
  }

  @Test
  void whatLooksSecretIsDeclaredSecret() {
    assertThat(DESCRIPTOR.settings())
        .allSatisfy(
            setting ->
                assertThat(setting.secret())
                    .isEqualTo(setting.key().matches(".*_(TOKEN|PASSWORD|KEY|SECRET)")));
  }

  @Test
  void everyMessageIsThereInBothLanguages() {
    assertThat(DESCRIPTOR.chinese().keySet()).isEqualTo(DESCRIPTOR.english().keySet());
    assertThat(DESCRIPTOR.english()).allSatisfy((key, text) -> assertThat(text).isNotBlank());
    assertThat(DESCRIPTOR.chinese())
        .allSatisfy((key, text) -> assertThat(text).containsPattern("\\p{IsHan}"));
  }

  @Test
  void everyMessageIsUsedAndEveryOneUsedIsThere() throws IOException {
    Stream<String> labels =
        Stream.concat(
            DESCRIPTOR.settings().stream().map(SettingDeclaration::label),
            Stream.of("options", "orderOptions")
                .flatMap(list -> each(passport("plan-options").get(list)))
                .map(node -> node.get("label").asText()));
    Stream<String> printed =
        words(texts("templates") + texts("src/main/java"), "\"(page|error)\\.[a-z.-]+(?=\")")
            .stream()
            .map(word -> word.substring(1));
    Stream<String> name = Stream.of(passport("module").get("name").asText());

    assertThat(sorted(Stream.of(labels, printed, name).flatMap(words -> words)))
        .isEqualTo(DESCRIPTOR.english().keySet());
  }

  @Test
  void peopleWhoReadChineseGetItAllOthersGetEnglish() {
    assertThat(DESCRIPTOR.messages(Locale.SIMPLIFIED_CHINESE)).isEqualTo(DESCRIPTOR.chinese());
    assertThat(DESCRIPTOR.messages(Locale.forLanguageTag("zh"))).isEqualTo(DESCRIPTOR.chinese());
    assertThat(DESCRIPTOR.messages(Locale.UK)).isEqualTo(DESCRIPTOR.english());
    assertThat(DESCRIPTOR.messages(Locale.FRENCH)).isEqualTo(DESCRIPTOR.english());
  }

  @Test
  void planOptionsAreTheKeysOfTheProductsFileWithTheSameRules() throws IOException {
    JsonNode product = rules("products.schema.json").get("items").get("properties");
    JsonNode options = passport("plan-options").get("options");

    assertThat(
            sorted(Stream.concat(Stream.of("id"), each(options).map(o -> o.get("key").asText()))))
        .isEqualTo(keys(product));
    assertThat(each(options))
        .allSatisfy(
            option -> {
              JsonNode rule = product.get(option.get("key").asText());
              assertThat(option.path("default").asText()).isEqualTo(rule.path("default").asText());
              assertThat(option.path("minimum")).isEqualTo(rule.path("minimum"));
              assertThat(option.path("maximum")).isEqualTo(rule.path("maximum"));
              assertThat(option.path("values")).isEqualTo(rule.path("enum"));
            });
  }

  @Test
  void orderOptionsAreTheDetailsThatAChangeOfPackageTakes() {
    JsonNode options = passport("plan-options").get("orderOptions");

    assertThat(each(options).map(option -> option.get("key").asText()))
        .containsExactlyElementsOf(
            new TreeSet<>(Verb.CHANGE_PACKAGE.details()).stream().map(Detail::word).toList());
  }

  @Test
  void orderOptionsAreReadAsTheyAreDeclared() {
    assertThat(each(passport("plan-options").get("orderOptions")))
        .allSatisfy(
            option -> {
              Detail detail = Detail.of(option.get("key").asText()).orElseThrow();
              for (String bound : List.of("minimum", "maximum")) {
                if (option.has(bound)) {
                  String limit = option.get(bound).asText();
                  assertThat(detail.read(limit)).isEqualTo(limit);
                  each(option.path("units"))
                      .limit(1)
                      .forEach(
                          unit ->
                              assertThat(detail.read(limit + " " + unit.asText()))
                                  .isEqualTo(limit));
                }
              }
              each(option.path("units")).forEach(unit -> detail.read("1 " + unit.asText()));
              each(option.path("values")).forEach(value -> detail.read(value.asText()));
              long beyond = option.path("maximum").asLong() + 1;
              assertThatThrownBy(() -> detail.read(Long.toString(beyond)))
                  .isInstanceOf(InvalidIntent.class);
            });
  }

  @Test
  void orderOptionsTakeThePlacesOfTheLimitsOfTheProductsFile() throws IOException {
    JsonNode limits = rules("products.schema.json").at("/items/properties/limits/properties");
    Stream<String> numbers = keys(limits).stream().filter(key -> limits.get(key).has("$ref"));

    assertThat(
            sorted(
                each(passport("plan-options").get("orderOptions"))
                    .filter(option -> option.has("overrides"))
                    .map(option -> option.get("overrides").asText())))
        .isEqualTo(sorted(numbers));
  }

  @Test
  void theListsThatOptionsCanComeFromAreThoseThatPanelsOffer() throws IOException {
    JsonNode known = rules("plan-options.schema.json").findValue("offers").get("enum");

    assertThat(each(known).map(JsonNode::asText))
        .containsExactlyElementsOf(Stream.of(OfferKind.values()).map(OfferKind::word).toList());
  }

  @Test
  void schemasFitTheRulesForSchemas() throws IOException {
    JsonSchema meta =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(URI.create("https://json-schema.org/draft/2020-12/schema"));

    for (String name : List.of("module", "settings", "plan-options", "panels", "products")) {
      assertThat(meta.validate(rules(name + ".schema.json"))).as(name).isEmpty();
    }
  }
}
