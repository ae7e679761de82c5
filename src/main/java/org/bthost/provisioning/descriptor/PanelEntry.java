package org.bthost.provisioning.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** One panel of the panels file, with defaults applied. */
public record PanelEntry(
    String id,
    URI url,
    String token,
    ZoneId zone,
    int capacity,
    int callsInFlight,
    long userGroup,
    Optional<Path> ca,
    boolean insecureTls) {

  /**
   * Reads the panels file.
   *
   * @throws ConfigurationFault listing every problem with file, JSON path and remedy
   */
  public static List<PanelEntry> readAll(Path file) {
    return ListFile.read(file, "panels.schema.json", node -> read(file, node));
  }

  private static PanelEntry read(Path file, JsonNode node) {
    String id = node.get("id").asText();
    return new PanelEntry(
        id,
        URI.create(node.get("url").asText()),
        node.get("token").asText(),
        zone(file, id, node.path("zone").asText("Asia/Shanghai")),
        node.path("capacity").asInt(1000),
        node.path("callsInFlight").asInt(4),
        node.path("userGroup").asLong(1),
        node.has("ca") ? Optional.of(ca(file, id, node.get("ca").asText())) : Optional.empty(),
        node.path("insecureTls").asBoolean(false));
  }

  private static ZoneId zone(Path file, String id, String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new ConfigurationFault(
          List.of(
              file
                  + ": panel '"
                  + id
                  + "', zone '"
                  + name
                  + "' is not a time zone; use one such as Asia/Shanghai"));
    }
  }

  private static Path ca(Path file, String id, String name) {
    Path ca = Path.of(name);
    if (!Files.isReadable(ca)) {
      throw new ConfigurationFault(
          List.of(
              file
                  + ": panel '"
                  + id
                  + "', ca: the file "
                  + name
                  + " is not there or not readable"));
    }
    return ca;
  }

  @Override
  public String toString() {
    return "PanelEntry[" + id + "]";
  }
}
