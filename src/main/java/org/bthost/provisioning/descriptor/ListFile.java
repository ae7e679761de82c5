package org.bthost.provisioning.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A JSON file of the operator's: a list whose elements have ids of their own. */
final class ListFile {
  private ListFile() {}

  static <T> List<T> read(Path file, String schema, Function<JsonNode, T> reading) {
    JsonNode list = SchemaCheck.read(file.toString(), text(file), schema);
    var ids = new ArrayList<String>();
    list.forEach(element -> ids.add(element.get("id").asText()));
    List<String> doubles = doubles(file, ids);
    if (!doubles.isEmpty()) {
      throw new ConfigurationFault(doubles);
    }
    var entries = new ArrayList<T>();
    list.forEach(element -> entries.add(reading.apply(element)));
    return entries;
  }

  private static List<String> doubles(Path file, List<String> ids) {
    Set<String> seen = new HashSet<>();
    return ids.stream()
        .filter(id -> !seen.add(id))
        .map(id -> file + ": the id '" + id + "' is there twice; give each its own")
        .toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ConfigurationFault(
          List.of(file + " can't be read; does it exist, in UTF-8, readable for this user?"));
    }
  }
}
