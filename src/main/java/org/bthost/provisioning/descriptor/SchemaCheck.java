package org.bthost.provisioning.descriptor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks JSON texts against the schemas of the descriptor, and says what is wrong and where. */
final class SchemaCheck {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private SchemaCheck() {}

  /**
   * Reads a text that must fit a schema.
   *
   * @param file the name that problems are told with
   * @throws ConfigurationFault listing every problem with file, JSON path and remedy
   */
  static JsonNode read(String file, String text, String schema) {
    JsonNode node = parse(file, text);
    JsonNode rules = parse(schema, PassportFiles.text("schema/" + schema));
    List<String> problems =
        JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(rules).validate(node).stream()
            .map(message -> file + ": " + say(message, rules))
            .sorted()
            .distinct()
            .toList();
    if (!problems.isEmpty()) {
      throw new ConfigurationFault(problems);
    }
    return node;
  }

  private static JsonNode parse(String file, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ConfigurationFault(
          List.of(
              file
                  + ": is no JSON at line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr()
                  + ", or has a key twice"));
    }
  }

  private static String say(ValidationMessage message, JsonNode rules) {
    String path = message.getInstanceLocation().toString();
    return switch (message.getType()) {
      case "additionalProperties" ->
          path
              + " has the unknown key '"
              + message.getProperty()
              + "'"
              + Nearest.hint(message.getProperty(), keys(rules));
      case "required" -> path + " lacks the key '" + message.getProperty() + "'";
      case "oneOf" -> path + " must have one of its alternatives, and only one: see the schema";
      default -> path + " " + message.getMessage().split(": ", 2)[1];
    };
  }

  private static Set<String> keys(JsonNode rules) {
    var keys = new TreeSet<String>();
    rules
        .findValues("properties")
        .forEach(properties -> properties.fieldNames().forEachRemaining(keys::add));
    return keys;
  }
}
