package org.bthost.provisioning.descriptor;

import java.util.List;

/**
 * A configuration that the module can't start with. Its text lists every problem found, each with
 * its place and its remedy, and never a secret's value.
 */
public final class ConfigurationFault extends RuntimeException {
  private final String text;

  public ConfigurationFault(List<String> problems) {
    this.text = "the configuration can't be used:\n  - " + String.join("\n  - ", problems);
  }

  @Override
  public String getMessage() {
    return text;
  }
}
