package org.bthost.provisioning.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bthost.sandbox.SandboxPanel;

/** The settings that a module needs to work on sandbox panels. */
public final class SandboxSettings {
  private SandboxSettings() {}

  /**
   * Writes panels.json, in which the panels are p1, p2 and so on, and products.json with basic and
   * pro, and gives the settings without which no module starts; more may be put into them.
   *
   * @param token lets in whoever shows it to the module's API
   */
  public static Map<String, String> in(
      Path folder, String installation, String token, SandboxPanel... panels) throws IOException {
    Path panelsFile =
        Files.writeString(
            folder.resolve("panels.json"),
            IntStream.range(0, panels.length)
                .mapToObj(
                    n ->
                        "{\"id\":\"p%d\",\"url\":\"%s\",\"token\":\"%s\"}"
                            .formatted(n + 1, panels[n].url(), panels[n].token()))
                .collect(Collectors.joining(",", "[", "]")));
    Path productsFile =
        Files.writeString(
            folder.resolve("products.json"),
            "[{\"id\":\"basic\",\"panelPlan\":1},{\"id\":\"pro\",\"panelPlan\":2}]");
    return new HashMap<>(
        Map.of(
            "BTHOST_INSTALLATION_ID",
            installation,
            "BTHOST_API_TOKEN",
            token,
            "BTHOST_ENCRYPTION_KEY",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "BTHOST_PANELS_FILE",
            panelsFile.toString(),
            "BTHOST_PRODUCTS_FILE",
            productsFile.toString()));
  }
}
