package org.bthost.provisioning.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The module's passport: what it is, what it can be asked, and what it must be told. Read from the
 * folder descriptor/ of the archive, and checked against its schemas.
 */
public record Descriptor(
    String id,
    String version,
    List<String> verbs,
    List<String> events,
    List<String> jobs,
    List<SettingDeclaration> settings,
    Map<String, String> english,
    Map<String, String> chinese) {

  /**
   * Reads the passport.
   *
   * @throws ConfigurationFault where it does not fit its schemas
   */
  public static Descriptor load() {
    JsonNode module = checked("module.json", "module.schema.json");
    JsonNode settings = checked("settings.json", "settings.schema.json");
    checked("plan-options.json", "plan-options.schema.json");
    return new Descriptor(
        module.get("id").asText(),
        module.get("version").asText(),
        texts(module.get("verbs")),
        texts(module.get("events")),
        texts(module.get("jobs")),
        StreamSupport.stream(settings.get("settings").spliterator(), false)
            .map(SettingDeclaration::of)
            .toList(),
        messages("messages_en.properties"),
        messages("messages_zh_CN.properties"));
  }

  /** The texts for people in their language: Chinese where they read it, otherwise English. */
  public Map<String, String> messages(Locale locale) {
    return locale.getLanguage().equals("zh") ? chinese : english;
  }

  private static JsonNode checked(String name, String schema) {
    return SchemaCheck.read(name, PassportFiles.text(name), schema);
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static Map<String, String> messages(String name) {
    var properties = new Properties();
    try {
      properties.load(new StringReader(PassportFiles.text(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " can't be read", e);
    }
    var messages = new TreeMap<String, String>();
    properties.stringPropertyNames().forEach(key -> messages.put(key, properties.getProperty(key)));
    return messages;
  }
}
