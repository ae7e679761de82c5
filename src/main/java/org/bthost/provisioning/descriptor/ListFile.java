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
import java.util.stream.StreamSupport;
import org.bthost.provisioning.domain.PanelGroup;

/** A JSON file of the operator's: a list whose elements have ids of their own. */
final class ListFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private ListFile() {}

  /**
   * Reads a list.
   *
   * @param faults what a schema can't say of an element, each beginning with the key at fault
   */
  static <T> List<T> read(
      Path file,
      String schema,
      Function<JsonNode, List<String>> faults,
      Function<JsonNode, T> reading) {
    JsonNode list = SchemaCheck.read(file.toString(), text(file), schema);
    var problems = new ArrayList<String>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      String where = file + ": $[" + i + "].";
      String id = list.get(i).get("id").asText();
      if (!ids.add(id)) {
        problems.add(where + "id '" + id + "' is there already; give each its own");
      }
      faults.apply(list.get(i)).forEach(fault -> problems.add(where + fault));
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationFault(problems);
    }
    return StreamSupport.stream(list.spliterator(), false).map(reading).toList();
  }

  /** The group that a panel or a product names. */
  static PanelGroup group(JsonNode node) {
    return node.has("group") ? new PanelGroup(node.get("group").asText()) : PanelGroup.DEFAULT;
  }

  private static String text(Path file) {
    try {
      String text = Files.readString(file);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (IOException e) {
      throw new ConfigurationFault(
          List.of(file + " can't be read; does it exist, in UTF-8, readable for this user?"));
    }
  }
}
