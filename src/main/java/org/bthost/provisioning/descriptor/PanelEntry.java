package org.bthost.provisioning.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One panel of the panels file, with defaults applied.
 *
 * @param drift what is done about single kinds of drift: "repair", "report" or "ignore"
 * @param bindsAddresses whether host_bindip works there
 * @param repairShare how many services in a hundred may be under repair at a time
 */
public record PanelEntry(
    String id,
    URI url,
    String token,
    ZoneId zone,
    int capacity,
    int callsInFlight,
    int callsPerSecond,
    long userGroup,
    boolean bindsAddresses,
    Map<String, String> drift,
    int repairShare,
    Optional<Path> ca,
    boolean insecureTls) {

  /**
   * Reads the panels file.
   *
   * @throws ConfigurationFault listing every problem with file, JSON path and remedy
   */
  public static List<PanelEntry> readAll(Path file) {
    return ListFile.read(file, "panels.schema.json", PanelEntry::faults, PanelEntry::of);
  }

  private static PanelEntry of(JsonNode node) {
    return new PanelEntry(
        node.get("id").asText(),
        URI.create(node.get("url").asText()),
        node.get("token").asText(),
        ZoneId.of(zone(node)),
        node.path("capacity").asInt(1000),
        node.path("callsInFlight").asInt(4),
        node.path("callsPerSecond").asInt(20),
        node.path("userGroup").asLong(1),
        node.path("bindsAddresses").asBoolean(false),
        drift(node),
        node.path("repairShare").asInt(5),
        node.has("ca") ? Optional.of(Path.of(node.get("ca").asText())) : Optional.empty(),
        node.path("insecureTls").asBoolean(false));
  }

  private static Map<String, String> drift(JsonNode node) {
    var policies = new HashMap<String, String>();
    node.path("drift")
        .properties()
        .forEach(it -> policies.put(it.getKey(), it.getValue().asText()));
    return Map.copyOf(policies);
  }

  private static String zone(JsonNode node) {
    return node.path("zone").asText("Asia/Shanghai");
  }

  private static List<String> faults(JsonNode node) {
    var faults = new ArrayList<String>();
    if (!HostAddress.isOne(node.get("url").asText())) {
      faults.add("url is no address of a host; use one such as https://panel.example/api/vhost");
    }
    if (!isZone(zone(node))) {
      faults.add("zone '" + zone(node) + "' is not a time zone; use one such as Asia/Shanghai");
    }
    if (node.has("ca") && !isReadable(node.get("ca").asText())) {
      faults.add("ca: '" + node.get("ca").asText() + "' is no file that this user can read");
    }
    return faults;
  }

  private static boolean isZone(String name) {
    try {
      return !ZoneId.of(name).getId().isEmpty();
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isReadable(String name) {
    try {
      Path file = Path.of(name);
      return Files.isReadable(file) && !Files.isDirectory(file);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "PanelEntry[" + id + "]";
  }
}
