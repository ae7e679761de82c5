package org.bthost.provisioning.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Holds answers against the OpenAPI document of the archive. */
public final class ApiContract {
  private static final JsonMapper JSON = new JsonMapper();
  private static final JsonNode DOCUMENT = read();

  private ApiContract() {}

  private static JsonNode read() {
    try (InputStream in = ApiContract.class.getResourceAsStream(OpenApiResource.FILE)) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Fails where an answer is none of those that the document tells of the request: its status, its
   * media type, or anything in its JSON. An address that is not in the document is to be answered
   * with an error alone.
   *
   * @param path without the query
   */
  public static void check(String method, String path, int status, String type, String body) {
    Optional<JsonNode> operation = operation(method, path);
    String what = method + " " + path + " answered " + status + " " + body;
    if (operation.isEmpty()) {
      assertThat(status).as("%s, and is not in the document", what).isBetween(400, 499);
      return;
    }
    JsonNode response = resolved(operation.get().at("/responses/" + status));
    String mediaType = type.replaceFirst(";.*", "");
    JsonNode schema = response.path("content").path(mediaType).path("schema");
    assertThat(schema.isMissingNode()).as("%s as %s: not in the document", what, type).isFalse();
    if (mediaType.endsWith("json")) {
      assertThat(faults(schema, body)).as(what).isEmpty();
    }
  }

  /** Every operation of the document, as in {@code GET /api/services/{id}}. */
  public static Stream<String> operations() {
    return operations(DOCUMENT);
  }

  static Stream<String> operations(JsonNode document) {
    return document.path("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .map(verb -> verb.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()));
  }

  private static Optional<JsonNode> operation(String method, String path) {
    return DOCUMENT.path("paths").properties().stream()
        .filter(entry -> fits(entry.getKey(), path))
        .min(Comparator.comparing(entry -> entry.getKey().chars().filter(it -> it == '{').count()))
        .map(Map.Entry::getValue)
        .map(verbs -> verbs.get(method.toLowerCase(Locale.ROOT)));
  }

  private static boolean fits(String template, String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    return wanted.length == given.length
        && IntStream.range(0, wanted.length)
            .allMatch(i -> wanted[i].startsWith("{") || wanted[i].equals(given[i]));
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? DOCUMENT.at(node.path("$ref").textValue().substring(1)) : node;
  }

  private static List<String> faults(JsonNode schema, String body) {
    try {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(alone(schema))
          .validate(JSON.readTree(body))
          .stream()
          .map(Object::toString)
          .toList();
    } catch (IOException e) {
      return List.of("no JSON: " + e.getMessage());
    }
  }

  /** A schema with all that it refers to, where nothing has a property but those that are told. */
  private static JsonNode alone(JsonNode schema) throws IOException {
    ObjectNode whole = schema.deepCopy();
    JsonNode named = DOCUMENT.at("/components/schemas").deepCopy();
    named.forEach(it -> ((ObjectNode) it).put("additionalProperties", false));
    whole.set("$defs", named);
    return JSON.readTree(whole.toString().replace("#/components/schemas/", "#/$defs/"));
  }
}
