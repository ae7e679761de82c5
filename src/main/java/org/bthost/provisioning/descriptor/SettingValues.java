package org.bthost.provisioning.descriptor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The module's settings with their values: checked, and with defaults applied. */
public final class SettingValues {
  private static final String PREFIX = "BTHOST_";
  private final Map<String, String> values;

  private SettingValues(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * Reads the settings from the environment and from system properties, which win.
   *
   * @throws ConfigurationFault listing everything that is missing, wrong or unknown
   */
  public static SettingValues read(
      Descriptor descriptor, Map<String, String> environment, Properties system) {
    var given = new TreeMap<String, String>(environment);
    system.stringPropertyNames().forEach(key -> given.put(key, system.getProperty(key)));
    return of(descriptor, given);
  }

  /**
   * Reads the settings from one map; keys that are not the module's are left alone, and an empty
   * value is as good as none.
   */
  public static SettingValues of(Descriptor descriptor, Map<String, String> given) {
    var problems = new ArrayList<String>();
    var values = new LinkedHashMap<String, String>();
    for (SettingDeclaration setting : descriptor.settings()) {
      String meaning = descriptor.english().getOrDefault(setting.label(), "");
      Optional<String> value =
          Optional.ofNullable(given.get(setting.key())).filter(text -> !text.isEmpty());
      value.flatMap(setting::fault).ifPresent(fault -> problems.add(fault + " (" + meaning + ")"));
      if (value.isEmpty() && setting.required()) {
        problems.add(setting.key() + " is missing: " + meaning);
      }
      value.or(setting::preset).ifPresent(text -> values.put(setting.key(), text));
    }
    problems.addAll(unknown(descriptor, given));
    if (!problems.isEmpty()) {
      throw new ConfigurationFault(problems);
    }
    return new SettingValues(values);
  }

  private static List<String> unknown(Descriptor descriptor, Map<String, String> given) {
    List<String> known = descriptor.settings().stream().map(SettingDeclaration::key).toList();
    return given.keySet().stream()
        .filter(key -> key.startsWith(PREFIX) && !known.contains(key))
        .filter(key -> !key.startsWith("BTHOST_LIVE_"))
        .map(key -> key + " is no setting of this module" + Nearest.hint(key, known))
        .toList();
  }

  public Optional<String> optional(String key) {
    return Optional.ofNullable(values.get(key)).filter(text -> !text.isEmpty());
  }

  /** A setting that is required or has a default; may be empty text only by its default. */
  public String text(String key) {
    return values.getOrDefault(key, "");
  }

  public int integer(String key) {
    return Integer.parseInt(text(key));
  }

  public Duration duration(String key) {
    return Duration.parse(text(key));
  }

  public Path path(String key) {
    return Path.of(text(key));
  }

  @Override
  public String toString() {
    return "SettingValues" + values.keySet();
  }
}
