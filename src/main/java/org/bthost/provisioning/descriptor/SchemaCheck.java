package org.bthost.provisioning.descriptor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.List;

/** Checks JSON texts against the schemas of the descriptor, and says what is wrong and where. */
final class SchemaCheck {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private SchemaCheck() {}

  /**
   * Reads a text that must fit a schema.
   *
   * @param file the name that problems are told with
   * @throws ConfigurationFault listing every problem with file, JSON path and remedy
   */
  static JsonNode read(String file, String text, String schema) {
    JsonNode node = parse(file, text);
    List<String> problems =
        complaints(node, schema).stream()
            .map(complaint -> file + ": " + complaint.words())
            .sorted()
            .distinct()
            .toList();
    if (!problems.isEmpty()) {
      throw new ConfigurationFault(problems);
    }
    return node;
  }

  /** Everything that a text breaks of a schema. */
  static List<Complaint> complaints(JsonNode node, String schema) {
    JsonNode rules = parse(schema, PassportFiles.text("schema/" + schema));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(rules)
        .validate(node)
        .stream()
        .filter(message -> !Complaint.isDetail(message))
        .map(message -> Complaint.of(message, rules))
        .distinct()
        .toList();
  }

  /**
   * Reads a text.
   *
   * @throws ConfigurationFault where it is no JSON
   */
  static JsonNode parse(String file, String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isMissingNode()) {
        throw new ConfigurationFault(List.of(file + ": is empty; at least [] or {} is needed"));
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new ConfigurationFault(List.of(file + ": " + unreadable(e)));
    }
  }

  /** The parser's own words would repeat a part of the text, and that may be a secret. */
  private static String unreadable(JsonProcessingException e) {
    boolean twice = e.getOriginalMessage().startsWith("Duplicate field");
    return (twice ? "has a key twice in one object" : "is no JSON")
        + " at line "
        + e.getLocation().getLineNr()
        + ", column "
        + e.getLocation().getColumnNr();
  }
}
