package org.bthost.provisioning.billing.spi;

import java.util.Map;

/**
 * Opens the module inside another program. Found by {@link java.util.ServiceLoader} where the
 * module's classes jar lies on that program's own class path.
 */
public interface ProvisioningModuleProvider {
  /**
   * Starts a module.
   *
   * @param settings by the names of the descriptor's settings, such as {@code
   *     BTHOST_INSTALLATION_ID}; nothing is read from the environment
   * @throws IllegalArgumentException where a setting is wrong or missing; the text names it
   */
  OpenModule open(Map<String, String> settings);

  /** A module that was started, until it is closed. */
  interface OpenModule extends AutoCloseable {
    ProvisioningModule module();

    @Override
    void close();
  }
}
