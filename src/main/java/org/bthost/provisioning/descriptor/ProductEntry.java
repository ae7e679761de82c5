package org.bthost.provisioning.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.bthost.provisioning.domain.DomainRules;
import org.bthost.provisioning.domain.HostPackage.CustomLimits;
import org.bthost.provisioning.domain.HostPackage.PanelPlan;
import org.bthost.provisioning.domain.Limits;
import org.bthost.provisioning.domain.Packs;
import org.bthost.provisioning.domain.PanelId;
import org.bthost.provisioning.domain.Product;
import org.bthost.provisioning.domain.ProductFault;
import org.bthost.provisioning.domain.ProductId;
import org.bthost.provisioning.domain.Throttle;

/** Reads products from the products file. */
public final class ProductEntry {
  private static final String SCHEMA = "products.schema.json";

  private ProductEntry() {}

  /**
   * Reads the products file.
   *
   * @param panels those of the panels file, on which the products are to be placed
   * @throws ConfigurationFault listing every problem with file, JSON path and remedy
   */
  public static List<Product> readAll(Path file, List<PanelEntry> panels) {
    var check = new PlacementCheck(panels);
    return ListFile.read(file, SCHEMA, node -> check.faults(read(node)), ProductEntry::read);
  }

  /** What keeps one product, in JSON, from standing in the products file. */
  public static List<ProductFault> faults(String product) {
    try {
      return SchemaCheck.complaints(listed(product), SCHEMA).stream()
          .map(it -> new ProductFault(it.path().replace("$[0]", "$"), it.problem(), it.remedy()))
          .toList();
    } catch (ConfigurationFault unreadable) {
      return List.of(
          new ProductFault("$", "not readable", "is one JSON object, without a key twice"));
    }
  }

  /** One product, in JSON, that has no faults. */
  public static Product readOne(String product) {
    return read(listed(product).get(0));
  }

  private static JsonNode listed(String product) {
    return SchemaCheck.parse("product", "[" + product + "]");
  }

  private static Product read(JsonNode node) {
    Packs packs = packs(node);
    return new Product(
        new ProductId(node.get("id").asText()),
        packs,
        ListFile.group(node),
        node.path("reserveMb").asLong(packs.sizeMb()),
        node.has("category")
            ? OptionalLong.of(node.get("category").asLong())
            : OptionalLong.empty(),
        node.path("graceDays").asInt(3),
        node.path("minimumDays").asInt(14),
        node.path("suspend").asText("stop").equals("lock"));
  }

  private static Optional<Boolean> flag(JsonNode node, String key) {
    return Optional.ofNullable(node.get(key)).map(JsonNode::asBoolean);
  }

  private static Packs packs(JsonNode node) {
    JsonNode plan = node.path("panelPlan");
    if (plan.isObject()) {
      return Packs.each(
          plan.properties().stream()
              .collect(
                  Collectors.toMap(
                      it -> new PanelId(it.getKey()),
                      it -> new PanelPlan(it.getValue().asLong()))));
    }
    return Packs.same(
        plan.isMissingNode() ? limits(node.get("limits")) : new PanelPlan(plan.asLong()));
  }

  private static CustomLimits limits(JsonNode node) {
    return new CustomLimits(
        new Limits(
            node.get("siteMb").asInt(),
            node.get("databaseMb").asInt(),
            node.get("flowMb").asInt(),
            node.get("domains").asInt(),
            node.get("webBackups").asInt(),
            node.get("databaseBackups").asInt()),
        node.has("connections")
            ? Optional.of(
                new Throttle(
                    node.get("connections").asInt(), node.get("kilobytesPerSecond").asInt()))
            : Optional.empty(),
        new DomainRules(flag(node, "audit"), flag(node, "subDirectories")),
        node.get("domainPool").asLong(),
        node.path("database").asBoolean(true),
        node.path("ftp").asBoolean(true));
  }
}
